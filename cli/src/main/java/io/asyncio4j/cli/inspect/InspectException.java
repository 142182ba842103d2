package io.asyncio4j.cli.inspect;

/** Why a process or a task cannot be looked at, and what to do, for the user. */
public final class InspectException extends Exception {
  private static final long serialVersionUID = 1L;

  InspectException(String message) {
    super(message);
  }

  InspectException(String message, Throwable cause) {
    super(message, cause);
  }
}
