package io.asyncio4j;

/** Thrown by {@link AsyncQueue#putNowait} when the queue is full. */
public final class QueueFullException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public QueueFullException(String message) {
    super(message);
  }
}
