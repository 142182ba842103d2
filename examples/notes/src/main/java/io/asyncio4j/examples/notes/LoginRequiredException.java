package io.asyncio4j.examples.notes;

/** Nobody is logged in. */
final class LoginRequiredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LoginRequiredException() {
    super("log in first");
  }
}
