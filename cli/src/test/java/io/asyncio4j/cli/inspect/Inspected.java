package io.asyncio4j.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** {@link InspectedProgram} in a JVM of its own. */
public final class Inspected implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private Inspected(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  /** Starts it, and waits until it is as its argument says. */
  public static Inspected start(String what) throws IOException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            InspectedProgram.class.getName(),
            what);
    var inspected = new Inspected(new ProcessBuilder(command).redirectErrorStream(true).start());
    assertThat(inspected.output.readLine()).isEqualTo("ready");
    return inspected;
  }

  /** Its process id, as a word of a command line. */
  public String pid() {
    return Long.toString(process.pid());
  }

  /** The next line that it prints. */
  public String line() throws IOException {
    return String.valueOf(output.readLine());
  }

  /** What it has printed until its end. */
  public String rest() {
    return output.lines().collect(Collectors.joining("\n"));
  }

  /** Lets it end, and says how it did. */
  public int end() throws Exception {
    process.getOutputStream().close();
    assertThat(process.waitFor(50, TimeUnit.SECONDS)).as("it ends").isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
