package io.asyncio4j;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PriorityQueue;

/**
 * A fair queue between the coroutines of one loop; not for threads.
 *
 * <pre>{@code
 * for (var job : queue) {  // until the queue is shut down and empty
 *   work(job);
 *   queue.taskDone();
 * }
 * }</pre>
 *
 * <p>An item counts in {@link #size()} until a getter has run and taken it. {@link #getNowait()}
 * may take an item that a woken getter has not taken yet; that getter then waits at the front.
 *
 * @param <T> the items, which are not null
 */
public final class AsyncQueue<T> extends LoopBound implements Iterable<T> {
  private final Store<T> items;
  private final int maxSize;
  private final WaitQueue getters = new WaitQueue();
  private final WaitQueue putters = new WaitQueue();
  private final WaitQueue joiners = new WaitQueue();
  private int unfinished;
  private boolean shutDown;

  /** Makes one without a limit, first in, first out; anywhere. */
  public AsyncQueue() {
    this(0);
  }

  /**
   * Makes one that holds {@code maxSize} items at most, first in, first out; anywhere.
   *
   * @param maxSize 0 for no limit
   * @throws IllegalArgumentException when it is negative
   */
  public AsyncQueue(int maxSize) {
    this(maxSize, new FifoStore<>());
  }

  private AsyncQueue(int maxSize, Store<T> items) {
    if (maxSize < 0) {
      throw new IllegalArgumentException("a queue's size is 0 (no limit) or more, not " + maxSize);
    }
    this.maxSize = maxSize;
    this.items = items;
  }

  /** Makes one that gives the newest item first. */
  public static <T> AsyncQueue<T> lifo(int maxSize) {
    return new AsyncQueue<>(maxSize, new LifoStore<>());
  }

  /** Makes one that gives the least item first; equal ones in the order they came. */
  public static <T extends Comparable<? super T>> AsyncQueue<T> priority(int maxSize) {
    return priority(maxSize, Comparator.naturalOrder());
  }

  /** Makes one that gives the least item by {@code comparator} first; equal ones in order. */
  public static <T> AsyncQueue<T> priority(int maxSize, Comparator<? super T> comparator) {
    Objects.requireNonNull(comparator, "comparator");
    return new AsyncQueue<>(maxSize, new PriorityStore<>(comparator));
  }

  /**
   * Puts an item in, suspending while the queue is full. Those who wait get in in the order they
   * came.
   *
   * @throws QueueShutdownException when the queue is or gets shut down
   * @throws CancelledError when the caller is cancelled while it waits; nothing was put
   */
  public void put(T item) {
    Objects.requireNonNull(item, "item");
    Fiber fiber = bindFiber("AsyncQueue.put");
    refuseIfShutDown();
    if (isFull() || !putters.isEmpty()) {
      putters.add(fiber);
      try {
        fiber.suspend(this);
        while (isFull() && !shutDown) {
          putters.waitAgain(fiber);
          fiber.suspend(this);
        }
        refuseIfShutDown();
      } catch (Throwable e) {
        putters.remove(fiber);
        wakeForRoom();
        throw e;
      }
      putters.remove(fiber);
    }
    add(item);
  }

  /**
   * Puts an item in at once.
   *
   * @throws QueueFullException when the queue is full
   * @throws QueueShutdownException when the queue is shut down
   */
  public void putNowait(T item) {
    Objects.requireNonNull(item, "item");
    bind("AsyncQueue.putNowait");
    refuseIfShutDown();
    if (isFull()) {
      throw new QueueFullException(
          "the queue holds all the " + maxSize + " items it may; use put(), which waits for room");
    }
    add(item);
  }

  private void add(T item) {
    try {
      items.add(item);
      unfinished++;
    } finally {
      // A comparator may throw; then the room goes to the next.
      wakeForItems();
      wakeForRoom();
    }
  }

  /**
   * Takes the next item, suspending while there is none. Those who wait get them in the order they
   * came.
   *
   * @throws QueueShutdownException when the queue is shut down and empty
   * @throws CancelledError when the caller is cancelled while it waits; nothing was taken
   */
  public T get() {
    awaitItem("AsyncQueue.get");
    if (items.isEmpty()) {
      throw nothingComes();
    }
    return remove();
  }

  /** Suspends until an item is there for the caller, or will never be. */
  private void awaitItem(String what) {
    Fiber fiber = bindFiber(what);
    if (!items.isEmpty() && getters.isEmpty()) {
      return;
    }
    if (shutDown && items.isEmpty()) {
      return;
    }
    getters.add(fiber);
    try {
      fiber.suspend(this);
      while (items.isEmpty() && !shutDown) {
        getters.waitAgain(fiber);
        fiber.suspend(this);
      }
    } catch (Throwable e) {
      getters.remove(fiber);
      wakeForItems();
      throw e;
    }
    getters.remove(fiber);
  }

  /**
   * Takes the next item at once.
   *
   * @throws QueueEmptyException when the queue is empty
   * @throws QueueShutdownException when the queue is shut down and empty
   */
  public T getNowait() {
    bind("AsyncQueue.getNowait");
    if (items.isEmpty()) {
      if (shutDown) {
        throw nothingComes();
      }
      throw new QueueEmptyException("the queue is empty; use get(), which waits for an item");
    }
    return remove();
  }

  private T remove() {
    T item = items.remove();
    wakeForRoom();
    wakeForItems();
    return item;
  }

  /**
   * Wakes as many getters as there are items, counting those that are about to run; all of them
   * once the queue is shut down, since nothing else will ever wake them.
   */
  private void wakeForItems() {
    while ((shutDown || getters.woken() < items.size()) && getters.wakeNext()) {
      // wakeNext does it
    }
  }

  /** Wakes as many putters as there is room for, counting those that are about to run. */
  private void wakeForRoom() {
    while (maxSize - items.size() > putters.woken() && putters.wakeNext()) {
      // wakeNext does it
    }
  }

  /** How many items are in it. */
  public int size() {
    return items.size();
  }

  /** How many items it may hold; 0 for no limit. */
  public int maxSize() {
    return maxSize;
  }

  /** Whether there is no item. */
  public boolean isEmpty() {
    return items.isEmpty();
  }

  /** Whether it holds as many items as it may. */
  public boolean isFull() {
    return maxSize > 0 && items.size() >= maxSize;
  }

  /**
   * Says that an item that was taken has been dealt with; {@link #join()} waits for one such call
   * for each item.
   *
   * @throws IllegalStateException when called more often than items were put
   */
  public void taskDone() {
    bind("AsyncQueue.taskDone");
    if (unfinished == 0) {
      throw new IllegalStateException(
          "taskDone() was called more often than items were put; call it once for each that was"
              + " taken");
    }
    finish();
  }

  private void finish() {
    unfinished--;
    if (unfinished == 0) {
      joiners.wakeAll();
    }
  }

  /**
   * Suspends until {@link #taskDone()} was called for every item that was put; goes on then, also
   * when another is put before it runs.
   *
   * @throws CancelledError when the caller is cancelled while it waits
   */
  public void join() {
    Fiber fiber = bindFiber("AsyncQueue.join");
    if (unfinished == 0) {
      return;
    }
    joiners.add(fiber);
    try {
      fiber.suspend(this);
    } finally {
      joiners.remove(fiber);
    }
  }

  /**
   * Ends the queue: nothing can be put any more, also by those who wait to; what is in it can be
   * taken, after which {@link #get} throws and an iteration ends.
   *
   * @param immediate drop what is in it, and count it as done for {@link #join()}
   */
  public void shutdown(boolean immediate) {
    bind("AsyncQueue.shutdown");
    shutDown = true;
    while (immediate && !items.isEmpty()) {
      items.remove();
      if (unfinished > 0) {
        finish();
      }
    }
    getters.wakeAll();
    putters.wakeAll();
  }

  private void refuseIfShutDown() {
    if (shutDown) {
      throw new QueueShutdownException(
          "the queue was shut down and takes nothing any more; put what there is before"
              + " shutdown()");
    }
  }

  private static QueueShutdownException nothingComes() {
    return new QueueShutdownException(
        "the queue was shut down and is empty; iterate over it to end without an exception");
  }

  /**
   * Takes items as {@link #get} does until the queue is shut down and empty. An item is taken only
   * to be handed out. {@link #taskDone()} stays the caller's to call.
   */
  @Override
  public Iterator<T> iterator() {
    return new Iterator<>() {
      // When hasNext() last said yes: until the caller suspends, the item is its own.
      private long grantedAt = -1;

      @Override
      public boolean hasNext() {
        EventLoop loop = EventLoop.running("AsyncQueue iteration");
        if (grantedAt == loop.switches() && !items.isEmpty()) {
          return true;
        }
        awaitItem("AsyncQueue iteration");
        if (items.isEmpty()) {
          return false;
        }
        grantedAt = loop.switches();
        // The caller may never come for it.
        wakeForItems();
        return true;
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException(
              "the queue was shut down and is empty; ask hasNext() first");
        }
        grantedAt = -1;
        return AsyncQueue.this.remove();
      }
    };
  }

  @Override
  public String toString() {
    return "AsyncQueue["
        + size()
        + (maxSize > 0 ? " of " + maxSize : "")
        + " items, "
        + getters.size()
        + " getting, "
        + putters.size()
        + " putting]";
  }

  /** The order in which items come out. */
  private interface Store<T> {
    void add(T item);

    /** Takes the next one; only when there is one. */
    T remove();

    int size();

    default boolean isEmpty() {
      return size() == 0;
    }
  }

  private static final class FifoStore<T> implements Store<T> {
    private final ArrayDeque<T> items = new ArrayDeque<>();

    @Override
    public void add(T item) {
      items.addLast(item);
    }

    @Override
    public T remove() {
      return items.removeFirst();
    }

    @Override
    public int size() {
      return items.size();
    }
  }

  private static final class LifoStore<T> implements Store<T> {
    private final ArrayDeque<T> items = new ArrayDeque<>();

    @Override
    public void add(T item) {
      items.addLast(item);
    }

    @Override
    public T remove() {
      return items.removeLast();
    }

    @Override
    public int size() {
      return items.size();
    }
  }

  private static final class PriorityStore<T> implements Store<T> {
    private record Entry<T>(T item, long sequence) {}

    private final PriorityQueue<Entry<T>> items;
    private long sequence;

    PriorityStore(Comparator<? super T> comparator) {
      Comparator<Entry<T>> byItem = (a, b) -> comparator.compare(a.item, b.item);
      items = new PriorityQueue<>(byItem.thenComparingLong(Entry::sequence));
    }

    @Override
    public void add(T item) {
      items.add(new Entry<>(item, sequence++));
    }

    @Override
    public T remove() {
      return items.remove().item;
    }

    @Override
    public int size() {
      return items.size();
    }
  }
}
