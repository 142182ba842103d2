package io.asyncio4j.bench.contender;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The substrate with nothing on top: virtual threads whose scheduler is a FIFO on one thread. What
 * a coroutine library costs is what it takes beyond this. No names, no results, no cancellation, no
 * context, no checks.
 */
final class BareLoop implements Executor {
  private static final MethodHandle NEW_VIRTUAL_THREAD = newVirtualThread();

  private final Thread thread = Thread.currentThread();
  private final ArrayDeque<Runnable> ready = new ArrayDeque<>();
  private final PriorityQueue<Sleeper> sleepers = new PriorityQueue<>();
  private final ConcurrentLinkedQueue<Runnable> fromOutside = new ConcurrentLinkedQueue<>();
  private volatile boolean asleep;

  private record Sleeper(long due, Thread thread) implements Comparable<Sleeper> {
    @Override
    public int compareTo(Sleeper other) {
      return Long.compare(due, other.due);
    }
  }

  private static MethodHandle newVirtualThread() {
    try {
      return MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup())
          .findStatic(
              Class.forName("java.lang.ThreadBuilders"),
              "newVirtualThread",
              MethodType.methodType(
                  Thread.class, Executor.class, String.class, int.class, Runnable.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "start the JVM with --add-opens java.base/java.lang=ALL-UNNAMED", e);
    }
  }

  /** The first coroutine, which gets the loop. */
  interface Main<T> {
    T run(BareLoop loop) throws Exception;
  }

  /** Runs {@code main} and whatever it starts on the calling thread until {@code main} is done. */
  static <T> T call(Main<T> main) throws Exception {
    var loop = new BareLoop();
    // One thread that ends before C2 looks at the rest: otherwise every resume deoptimises.
    loop.start(() -> {});
    loop.ready.remove().run();
    var outcome = new FutureTask<T>(() -> main.run(loop));
    loop.start(outcome);
    while (!outcome.isDone()) {
      loop.turn();
    }
    return outcome.get();
  }

  Thread start(Runnable body) {
    try {
      Thread started =
          (Thread) NEW_VIRTUAL_THREAD.invokeExact((Executor) this, (String) null, 0, body);
      started.start();
      return started;
    } catch (Throwable e) {
      throw new IllegalStateException("no virtual thread could be made", e);
    }
  }

  /** The JDK wants a virtual thread continued: from the loop's thread, or a coroutine on it. */
  @Override
  public void execute(Runnable continuation) {
    Thread current = Thread.currentThread();
    if (current == thread || current.isVirtual()) {
      ready.add(continuation);
      return;
    }
    fromOutside.add(continuation);
    if (asleep) {
      asleep = false;
      LockSupport.unpark(thread);
    }
  }

  void sleep(long nanos) {
    sleepers.add(new Sleeper(System.nanoTime() + nanos, Thread.currentThread()));
    LockSupport.park();
  }

  private void turn() {
    if (ready.isEmpty()) {
      waitForWork();
    }
    for (Runnable next = fromOutside.poll(); next != null; next = fromOutside.poll()) {
      ready.add(next);
    }
    if (!sleepers.isEmpty()) {
      wakeSleepers(System.nanoTime());
    }
    for (int left = ready.size(); left > 0; left--) {
      ready.remove().run();
    }
  }

  private void waitForWork() {
    asleep = true;
    if (fromOutside.isEmpty()) {
      Sleeper first = sleepers.peek();
      if (first == null) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, first.due - System.nanoTime());
      }
    }
    asleep = false;
  }

  private void wakeSleepers(long now) {
    for (Sleeper first = sleepers.peek();
        first != null && first.due <= now;
        first = sleepers.peek()) {
      sleepers.remove();
      LockSupport.unpark(first.thread);
    }
  }

  /** Threads that park, in the order they came, until each is let go. */
  private static final class Parked {
    private final ArrayDeque<Place> places = new ArrayDeque<>();

    private static final class Place {
      final Thread thread = Thread.currentThread();
      boolean free;
    }

    void park() {
      var place = new Place();
      places.add(place);
      while (!place.free) {
        LockSupport.park();
      }
    }

    boolean letNextGo() {
      Place place = places.poll();
      if (place == null) {
        return false;
      }
      place.free = true;
      LockSupport.unpark(place.thread);
      return true;
    }
  }

  /** A value that comes once, for any number of waiters. */
  static final class Promise {
    private @Nullable Object value;
    private @Nullable Thread first;
    private @Nullable ArrayDeque<Thread> others;

    Object await() {
      if (value == null) {
        if (first == null) {
          first = Thread.currentThread();
        } else {
          if (others == null) {
            others = new ArrayDeque<>();
          }
          others.add(Thread.currentThread());
        }
        do {
          LockSupport.park();
        } while (value == null);
      }
      return value;
    }

    void set(Object value) {
      this.value = value;
      LockSupport.unpark(first);
      if (others != null) {
        others.forEach(LockSupport::unpark);
      }
    }
  }

  /** A promise that another thread completes. */
  static final class CrossThreadPromise {
    private volatile boolean done;
    private volatile @Nullable Thread waiter;

    void await() {
      waiter = Thread.currentThread();
      while (!done) {
        LockSupport.park();
      }
    }

    void set() {
      done = true;
      LockSupport.unpark(waiter);
    }
  }

  /** A fair queue of bounded size. */
  static final class Queue {
    private final ArrayDeque<Object> items = new ArrayDeque<>();
    private final Parked getters = new Parked();
    private final Parked putters = new Parked();
    private final int maxSize;

    Queue(int maxSize) {
      this.maxSize = maxSize;
    }

    void put(Object item) {
      while (items.size() == maxSize) {
        putters.park();
      }
      items.add(item);
      getters.letNextGo();
    }

    Object get() {
      while (items.isEmpty()) {
        getters.park();
      }
      Object item = items.remove();
      putters.letNextGo();
      return item;
    }
  }

  /** A fair semaphore; with one permit, a lock. */
  static final class Semaphore {
    private final Parked waiters = new Parked();
    private int permits;

    Semaphore(int permits) {
      this.permits = permits;
    }

    void acquire() {
      if (permits > 0) {
        permits--;
      } else {
        waiters.park();
      }
    }

    void release() {
      if (!waiters.letNextGo()) {
        permits++;
      }
    }
  }
}
