package io.asyncio4j;

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
    long millis = Math.max(0, (when - fiber.loop.time() + 500_000) / 1_000_000);
    // By hand: a list of a hundred thousand sleepers asks each, and a format takes a microsecond.
    String fraction = Long.toString(1000 + millis % 1000).substring(1);
    return "Sleep[" + millis / 1000 + "." + fraction + " s left]";
  }
}
