package io.asyncio4j;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which loop runs on which platform thread. Any thread. */
final class RunningLoops {
  private static final ConcurrentHashMap<Thread, EventLoop> BY_THREAD = new ConcurrentHashMap<>();

  /** One of them, looked at first: most programs have one. */
  private static volatile @Nullable EventLoop one;

  /** Who shows the loops to the world; null until somebody looks. */
  private static volatile @Nullable EventLoops beans;

  private RunningLoops() {}

  /** The loop that runs on the caller's thread or carries it, or null. */
  static @Nullable EventLoop current() {
    Thread carrier = Substrate.currentCarrier();
    EventLoop likely = one;
    if (likely != null && likely.thread() == carrier) {
      return likely;
    }
    return BY_THREAD.get(carrier);
  }

  /**
   * {@code loop} begins to run on {@code thread}.
   *
   * @throws IllegalStateException when that one runs another
   */
  static void add(Thread thread, EventLoop loop) {
    if (BY_THREAD.putIfAbsent(thread, loop) != null) {
      throw new IllegalStateException(
          "this thread runs another loop; use a thread of its own for each");
    }
    one = loop;
    EventLoops shown = beans;
    if (shown != null) {
      shown.add(loop);
    }
  }

  static Collection<EventLoop> all() {
    return BY_THREAD.values();
  }

  /** Has all loops shown from now on, those that run and those that will; or none any more. */
  static void setBeans(@Nullable EventLoops shown) {
    beans = shown;
    if (shown != null) {
      all().forEach(shown::add);
    }
  }

  /** {@code loop} is closed. */
  static void closed(EventLoop loop) {
    EventLoops shown = beans;
    if (shown != null) {
      shown.remove(loop);
    }
  }

  /** {@code loop} has stopped running on {@code thread}. */
  static void remove(Thread thread, EventLoop loop) {
    BY_THREAD.remove(thread);
    if (one == loop) {
      var others = BY_THREAD.values().iterator();
      one = others.hasNext() ? others.next() : null;
    }
  }
}
