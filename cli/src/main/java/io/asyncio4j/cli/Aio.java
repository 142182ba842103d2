package io.asyncio4j.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code aio} command. */
@Command(
    name = "aio",
    mixinStandardHelpOptions = true,
    version = "aio 0.1.0-SNAPSHOT",
    description = "asyncio for Java 25.")
public final class Aio {
  private Aio() {}

  /**
   * Runs the command and ends the JVM with its exit code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Aio()).execute(args));
  }
}
