package io.asyncio4j;

/**
 * A coroutine was to be suspended where it cannot be unmounted from the loop's thread. Programs see
 * an {@link IllegalStateException}; the library catches it where it can do without suspending.
 */
final class PinnedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  PinnedException(String message) {
    super(message);
  }
}
