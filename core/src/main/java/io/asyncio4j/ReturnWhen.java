package io.asyncio4j;

/** When {@link Asyncio#waitUntil} returns. */
public enum ReturnWhen {
  /** As soon as one is done. */
  FIRST_COMPLETED,
  /** As soon as one has failed, or all are done. A cancelled one counts as done, not as failed. */
  FIRST_EXCEPTION,
  /** When all are done. */
  ALL_COMPLETED
}
