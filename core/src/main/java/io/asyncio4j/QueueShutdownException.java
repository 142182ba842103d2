package io.asyncio4j;

/** Thrown by an {@link AsyncQueue} that was shut down. */
public final class QueueShutdownException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public QueueShutdownException(String message) {
    super(message);
  }
}
