package io.asyncio4j;

/** Thrown by {@link AsyncQueue#getNowait} when the queue is empty. */
public final class QueueEmptyException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public QueueEmptyException(String message) {
    super(message);
  }
}
