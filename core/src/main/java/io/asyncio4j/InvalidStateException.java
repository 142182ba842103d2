package io.asyncio4j;

/** Thrown when a {@link Promise} that is already done is completed a second time. */
public final class InvalidStateException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what happened. */
  public InvalidStateException(String message) {
    super(message);
  }
}
