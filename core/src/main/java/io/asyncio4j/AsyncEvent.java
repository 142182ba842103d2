package io.asyncio4j;

/** A flag that the coroutines of one loop can wait for; not for threads. */
public final class AsyncEvent extends LoopBound {
  private final WaitQueue waiters = new WaitQueue();
  private boolean set;

  /** Makes one that is not set; anywhere. */
  public AsyncEvent() {}

  /** Sets the flag: all who wait go on, also when it is cleared before they run. */
  public void set() {
    bind("AsyncEvent.set");
    set = true;
    waiters.wakeAll();
  }

  /** Clears the flag: {@link #await()} suspends again. */
  public void clear() {
    bind("AsyncEvent.clear");
    set = false;
  }

  /** Whether the flag is set. */
  public boolean isSet() {
    return set;
  }

  /**
   * Suspends until the flag is set; returns at once if it is.
   *
   * @throws CancelledError when the caller is cancelled while it waits
   */
  public void await() {
    Fiber fiber = bindFiber("AsyncEvent.await");
    if (set) {
      return;
    }
    waiters.add(fiber);
    try {
      fiber.suspend(this);
    } finally {
      waiters.remove(fiber);
    }
  }

  @Override
  public String toString() {
    return "AsyncEvent[" + (set ? "set" : "not set") + ", " + waiters.size() + " waiting]";
  }
}
