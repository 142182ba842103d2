package io.asyncio4j;

import java.util.concurrent.BrokenBarrierException;

/**
 * A point where a fixed number of coroutines of one loop wait for each other, again and again; not
 * for threads.
 */
public final class AsyncBarrier extends LoopBound {
  private static final Integer BROKEN = -1;

  /** Those who wait for the rest, and those who were let go and have not run yet. */
  private final WaitQueue waiters = new WaitQueue();

  private final WaitQueue leaving = new WaitQueue();
  private final int parties;
  private boolean broken;

  /**
   * Makes one for {@code parties} coroutines; anywhere.
   *
   * @throws IllegalArgumentException when there is none
   */
  public AsyncBarrier(int parties) {
    if (parties < 1) {
      throw new IllegalArgumentException("a barrier needs at least 1 party, not " + parties);
    }
    this.parties = parties;
  }

  /**
   * Suspends until {@link #parties()} coroutines wait here, the caller included.
   *
   * @return the place of the caller among them, from 0 for the first that came; each once
   * @throws BrokenBarrierException when the barrier is broken, or is reset or aborted meanwhile
   * @throws CancelledError when the caller is cancelled; the others go on waiting
   */
  public int await() throws BrokenBarrierException {
    Fiber fiber = bindFiber("AsyncBarrier.await");
    if (broken) {
      throw new BrokenBarrierException("the barrier is broken; reset() mends it");
    }
    if (waiters.size() == parties - 1) {
      for (int place = 0; place < parties - 1; place++) {
        letFirstGo(place);
      }
      return parties - 1;
    }
    waiters.add(fiber);
    try {
      fiber.suspend(this);
      if (fiber.handed instanceof Integer place && !BROKEN.equals(place)) {
        return place;
      }
      throw new BrokenBarrierException(
          "the barrier was reset or aborted; await it again, after reset() if it isBroken()");
    } finally {
      waiters.remove(fiber);
      leaving.remove(fiber);
      fiber.handed = null;
    }
  }

  /** Wakes the first that waits. It makes room at once, so that the barrier can fill again. */
  private void letFirstGo(Integer place) {
    if (waiters.first() instanceof Fiber first) {
      waiters.remove(first);
      leaving.add(first);
      first.handed = place;
      leaving.wakeNext();
    }
  }

  /**
   * Sends those whose {@link #await()} has not returned yet away with {@link
   * BrokenBarrierException}, and mends the barrier.
   */
  public void reset() {
    bind("AsyncBarrier.reset");
    sendAllAway();
    broken = false;
  }

  /**
   * Sends those whose {@link #await()} has not returned yet away, and those who come, until {@link
   * #reset()}.
   */
  public void abort() {
    bind("AsyncBarrier.abort");
    sendAllAway();
    broken = true;
  }

  private void sendAllAway() {
    while (!waiters.isEmpty()) {
      letFirstGo(BROKEN);
    }
    for (Waiter waiter = leaving.first(); waiter != null; waiter = waiter.next) {
      if (waiter instanceof Fiber fiber) {
        fiber.handed = BROKEN;
      }
    }
  }

  /** How many coroutines it takes. */
  public int parties() {
    return parties;
  }

  /** How many wait now. */
  public int waiting() {
    return waiters.size();
  }

  /** Whether {@link #abort()} was called, and {@link #reset()} not since. */
  public boolean isBroken() {
    return broken;
  }

  @Override
  public String toString() {
    return "AsyncBarrier["
        + (broken ? "broken, " : "")
        + waiting()
        + " of "
        + parties
        + " waiting]";
  }
}
