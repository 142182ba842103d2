package io.asyncio4j.cli.run;

/** Why a script cannot be run, said to the user without a stack trace. */
public final class ScriptException extends Exception {
  private static final long serialVersionUID = 1L;

  ScriptException(String message) {
    super(message);
  }

  ScriptException(String message, Throwable cause) {
    super(message, cause);
  }
}
