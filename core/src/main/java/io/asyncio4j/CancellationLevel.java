package io.asyncio4j;

/**
 * How far a coroutine was cancelled when a block of it began, so that the block can tell a
 * cancellation of its own from those of others, and take it back.
 */
final class CancellationLevel {
  private final Fiber fiber;
  private final int cancelling;

  /** A cancellation that is older than the block is still to be delivered. */
  private final boolean pending;

  CancellationLevel(Fiber fiber) {
    this.fiber = fiber;
    this.cancelling = fiber.task.cancelling();
    this.pending = fiber.isCancelPending();
  }

  /** Whether there were cancellations since the block began that were not taken back. */
  boolean isExceeded() {
    return fiber.task.cancelling() > cancelling;
  }

  /** Takes back the block's own cancellation. Whether there are none of others besides. */
  boolean takeBack() {
    if (fiber.task.uncancel() > cancelling) {
      return false;
    }
    if (!pending) {
      // The block may have come to its end before it was delivered.
      fiber.forgetCancellation();
    }
    return true;
  }
}
