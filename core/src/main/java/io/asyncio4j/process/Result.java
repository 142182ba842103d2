package io.asyncio4j.process;

import java.util.List;

/**
 * How a command ended, and what it has written.
 *
 * @param command the program and its arguments
 * @param exitCode the exit code; 128 and the signal's number when a signal ended it
 * @param stdout its standard output, as UTF-8; empty if that was redirected
 * @param stderr its standard error, likewise
 */
public record Result(List<String> command, int exitCode, String stdout, String stderr) {
  /** Copies the list. */
  public Result {
    command = List.copyOf(command);
  }

  /** Whether the exit code is 0. */
  public boolean isSuccess() {
    return exitCode == 0;
  }

  /**
   * This, when the exit code is 0.
   *
   * @throws CommandFailedException when it is another
   */
  public Result check() throws CommandFailedException {
    if (!isSuccess()) {
      throw new CommandFailedException(this);
    }
    return this;
  }
}
