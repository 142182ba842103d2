package io.asyncio4j;

import org.jspecify.annotations.Nullable;

/**
 * Thrown at the point where a coroutine is suspended when its task is cancelled.
 *
 * <p>An {@link Error}, so that {@code catch (Exception e)} does not swallow it by mistake. A body
 * that catches it should clean up and throw it again.
 */
public final class CancelledError extends Error {
  private static final long serialVersionUID = 1L;

  /** Makes one without a message. */
  public CancelledError() {
    super();
  }

  /** Makes one with the message given to {@link Task#cancel(String)}. */
  public CancelledError(@Nullable String message) {
    super(message);
  }

  CancelledError(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
