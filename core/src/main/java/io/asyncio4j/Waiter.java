package io.asyncio4j;

import org.jspecify.annotations.Nullable;

/** One that waits in a {@link WaitQueue}, which links them through these fields. */
abstract class Waiter {
  @Nullable Waiter previous;
  @Nullable Waiter next;
  @Nullable WaitQueue queue;

  /** Set from the moment the queue wakes this waiter until it leaves the queue or waits again. */
  boolean woken;

  /** Called on the loop's thread when what this waits for has come. */
  abstract void wake();
}
