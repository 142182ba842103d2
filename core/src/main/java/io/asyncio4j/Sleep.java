package io.asyncio4j;

import java.util.Locale;

/** A sleeping coroutine's timer. */
final class Sleep extends Timer {
  private final Fiber fiber;
  private final long when;

  private Sleep(Fiber fiber, long when) {
    this.fiber = fiber;
    this.when = when;
  }

  /** Suspends the calling coroutine until the loop's clock says {@code when}. */
  static void until(Fiber fiber, long when) {
    var sleep = new Sleep(fiber, when);
    fiber.loop.timers.add(sleep, when);
    try {
      fiber.suspend(sleep);
    } catch (Throwable e) {
      fiber.loop.timers.cancel(sleep);
      throw e;
    }
  }

  @Override
  void fire() {
    fiber.wake();
  }

  @Override
  public String toString() {
    double left = (when - fiber.loop.time()) / 1e9;
    return String.format(Locale.ROOT, "Sleep[%.3f s left]", Math.max(0, left));
  }
}
