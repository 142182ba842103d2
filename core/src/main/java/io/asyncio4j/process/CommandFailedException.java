package io.asyncio4j.process;

import java.io.IOException;
import java.util.Locale;

/** A command has ended with another exit code than 0. The message shows it and its last words. */
public final class CommandFailedException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 2000;

  private final transient Result result;

  CommandFailedException(Result result) {
    super(message(result));
    this.result = result;
  }

  private static String message(Result result) {
    String said = (result.stderr().isBlank() ? result.stdout() : result.stderr()).strip();
    String shown = said.length() <= SHOWN ? said : "..." + said.substring(said.length() - SHOWN);
    return String.format(
        Locale.ROOT,
        "`%s` failed with exit code %d%s%s",
        String.join(" ", result.command()),
        result.exitCode(),
        shown.isEmpty() ? "" : ": ",
        shown);
  }

  /** What came of the command. */
  public Result result() {
    return result;
  }
}
