package io.asyncio4j;

import io.asyncio4j.spi.LoopObserver;
import io.asyncio4j.spi.LoopObserverProvider;
import io.asyncio4j.spi.LoopStall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Those who are told what a loop does. The loop asks only {@link EventLoop#isWatched()} while there
 * are none; all else here is paid for by those who observe.
 */
final class Observers {
  /** Names of {@link LoopObserverProvider}s, separated by commas. */
  private static final String PROPERTY = "asyncio4j.observers";

  /** Those that the property names and that a loop has asked: one of each for the process. */
  private static final Map<String, LoopObserverProvider> PROVIDERS = new ConcurrentHashMap<>();

  private final EventLoop loop;

  /** Replaced, never changed. Guarded by this for writing. */
  private volatile List<LoopObserver> all = List.of();

  /** Tasks by which the loop itself brings a run to its end: they are nobody's business. */
  private final Set<Task<?>> unobserved = new HashSet<>();

  /** Whether what runs now was announced: a place in the FIFO may be out of date. */
  private boolean announced;

  /**
   * When the loop changed hands last. What begins then takes the time at which the one before it
   * ended: reading the clock is a good part of what watching costs.
   */
  private long changed;

  /** The switch that {@link #changed} is the beginning of; any other has to read the clock. */
  private long next = -1;

  Observers(EventLoop loop) {
    this.loop = loop;
  }

  /** Takes in the given observers and those of the providers that the system property names. */
  void addAll(List<LoopObserver> given) {
    given.forEach(this::add);
    String names = System.getProperty(PROPERTY);
    if (names == null) {
      return;
    }
    for (String name : names.split(",", -1)) {
      if (!name.isBlank()) {
        LoopObserver observer =
            PROVIDERS.computeIfAbsent(name.strip(), Observers::provider).observe(loop);
        if (observer != null) {
          add(observer);
        }
      }
    }
  }

  private static LoopObserverProvider provider(String name) {
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      return Class.forName(name, true, loader != null ? loader : Observers.class.getClassLoader())
          .asSubclass(LoopObserverProvider.class)
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalStateException(
          "the system property "
              + PROPERTY
              + " names "
              + name
              + ", which is not a public "
              + LoopObserverProvider.class.getName()
              + " with a public constructor without arguments on the class path",
          e);
    }
  }

  /** The process ends, and the runs that wanted to have come to their end. */
  static void processEnds() {
    for (LoopObserverProvider provider : PROVIDERS.values()) {
      try {
        provider.processEnds();
      } catch (Throwable e) {
        Reports.warn("the observer " + provider + " failed at the end of the process", e);
      }
    }
  }

  /** Any thread. */
  synchronized void add(LoopObserver observer) {
    var more = new ArrayList<>(all);
    more.add(Objects.requireNonNull(observer, "observer"));
    all = List.copyOf(more);
    loop.setWatched();
  }

  /** Any thread. */
  synchronized void remove(LoopObserver observer) {
    var less = new ArrayList<>(all);
    less.remove(observer);
    all = List.copyOf(less);
    loop.setWatched();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  private void tell(Consumer<LoopObserver> news) {
    for (LoopObserver observer : all) {
      try {
        news.accept(observer);
      } catch (Throwable e) {
        remove(observer);
        Reports.warn(
            "the observer " + observer + " of the loop '" + loop.name() + "' failed and is dropped",
            e);
      }
    }
  }

  // On the loop's thread

  void taskCreated(Task<?> task) {
    Fiber creator = loop.current;
    if (creator == null && task.isHidden()) {
      unobserved.add(task);
    } else {
      tell(observer -> observer.taskCreated(task, creator == null ? null : creator.task));
    }
  }

  void taskDone(Task<?> task) {
    if (!unobserved.remove(task)) {
      if (task.hasSwallowedCancellation()) {
        tell(observer -> observer.cancellationSwallowed(task));
      }
      tell(observer -> observer.taskDone(task, task.failure()));
    }
  }

  /** A coroutine that was suspended, or was in a JDK call, comes to stand in the FIFO. */
  void ready(Fiber fiber) {
    Fiber waker = loop.current;
    if (isObserved(fiber)) {
      tell(observer -> observer.taskReady(fiber.task, waker == null ? null : waker.task));
    }
  }

  private boolean isObserved(Fiber fiber) {
    return unobserved.isEmpty() || !unobserved.contains(fiber.task);
  }

  /** The loop is about to run what is ready. */
  void turnStarted() {
    changed = System.nanoTime();
    next = loop.switches() + 1;
  }

  /** The loop is about to run {@code item}, a {@link Fiber} or a {@link Handle}. */
  void started(Object item) {
    if (next != loop.switches()) {
      changed = System.nanoTime();
    }
    long now = changed;
    announced = false;
    if (item instanceof Fiber fiber) {
      if (fiber.isDue() && isObserved(fiber)) {
        announced = true;
        tell(observer -> observer.taskResumed(fiber.task, now));
      }
    } else if (((Handle) item).isDue()) {
      announced = true;
      tell(observer -> observer.callbackStarted((Handle) item, now));
    }
  }

  /** The loop has run it. */
  void ended(Object item) {
    long now = System.nanoTime();
    loop.stalls.ran(item, now - changed);
    changed = now;
    next = loop.switches() + 1;
    if (!announced) {
      return;
    }
    if (item instanceof Fiber fiber) {
      paused(fiber, now);
    } else {
      tell(observer -> observer.callbackEnded((Handle) item, now));
    }
  }

  private void paused(Fiber fiber, long now) {
    Task<?> task = fiber.task;
    if (task.isDone()) {
      return;
    }
    Object awaiting = fiber.awaiting();
    if (awaiting != null) {
      tell(observer -> observer.taskSuspended(task, awaiting, now));
    } else if (fiber.isInJdkCall()) {
      tell(observer -> observer.taskBlocked(task, now));
    } else {
      tell(observer -> observer.taskYielded(task, now));
    }
  }

  void idleStarted() {
    tell(LoopObserver::idleStarted);
  }

  void idleEnded() {
    tell(LoopObserver::idleEnded);
  }

  void stalled(LoopStall stall) {
    tell(observer -> observer.stalled(stall));
  }

  void exceptionNeverRetrieved(LoopException failure) {
    tell(observer -> observer.exceptionNeverRetrieved(failure));
  }

  void neverAwaited(Task<?> task) {
    tell(observer -> observer.taskNeverAwaited(task));
  }

  void loopClosed() {
    tell(LoopObserver::loopClosed);
  }
}
