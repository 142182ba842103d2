package io.asyncio4j;

/** Thrown by the iterator of {@link Asyncio#asCompleted} when its time is over. */
public final class AsCompletedTimeoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public AsCompletedTimeoutException(String message) {
    super(message);
  }
}
