package io.asyncio4j.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that runs a main class of the tests, for what ends a process. */
public final class ChildJvm implements AutoCloseable {
  public static final String OPENED = "--add-opens=java.base/java.lang=ALL-UNNAMED";

  private final Process process;
  private final BufferedReader output;
  private final List<String> lines = new ArrayList<>();

  private ChildJvm(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  public static ChildJvm start(List<String> options, Class<?> main, String... arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-Xshare:auto");
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ChildJvm(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** Reads what it prints until that line. */
  public void awaitLine(String line) throws IOException {
    for (String read = output.readLine(); read != null; read = output.readLine()) {
      lines.add(read);
      if (read.equals(line)) {
        return;
      }
    }
    throw new AssertionError("the process ended without printing '" + line + "': " + lines);
  }

  /** Sends it a signal by its name: INT, TERM. */
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Reads the rest of what it prints and waits for its end. */
  public int exitStatus() throws IOException, InterruptedException {
    for (String read = output.readLine(); read != null; read = output.readLine()) {
      lines.add(read);
    }
    if (!process.waitFor(50, TimeUnit.SECONDS)) {
      throw new AssertionError("the process does not end; it has printed " + lines);
    }
    return process.exitValue();
  }

  public List<String> lines() {
    return lines;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
