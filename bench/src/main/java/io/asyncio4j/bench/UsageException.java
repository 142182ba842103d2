package io.asyncio4j.bench;

/** A command line that cannot be run; the message says what to write instead. */
public final class UsageException extends RuntimeException {
  /** Says {@code message} to the user. */
  public UsageException(String message) {
    super(message);
  }
}
