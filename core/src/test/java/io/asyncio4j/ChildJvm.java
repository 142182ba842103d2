package io.asyncio4j;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A JVM of its own that runs a main class of the tests, for what ends a process. */
final class ChildJvm implements AutoCloseable {
  static final String OPENED = "--add-opens=java.base/java.lang=ALL-UNNAMED";

  private final Process process;
  private final BufferedReader output;
  private final List<String> lines = new ArrayList<>();

  private ChildJvm(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static ChildJvm start(List<String> options, Class<?> main, String... arguments)
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
  void awaitLine(String line) throws IOException {
    awaitLine(line::equals, line);
  }

  /** Reads what it prints until a line that has that in it. */
  void awaitLineWith(String part) throws IOException {
    awaitLine(line -> line.contains(part), part);
  }

  private void awaitLine(Predicate<String> wanted, String what) throws IOException {
    for (String read = output.readLine(); read != null; read = output.readLine()) {
      lines.add(read);
      if (wanted.test(read)) {
        return;
      }
    }
    throw new AssertionError("the process ended without printing '" + what + "': " + lines);
  }

  /** The process, for who attaches to it. */
  long pid() {
    return process.pid();
  }

  /** Writes a line to its standard input. */
  void send(String line) throws IOException {
    var input = process.outputWriter();
    input.write(line);
    input.newLine();
    input.flush();
  }

  /** Sends it a signal by its name: INT, TERM. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Reads the rest of what it prints and waits for its end. */
  int exitStatus() throws IOException, InterruptedException {
    for (String read = output.readLine(); read != null; read = output.readLine()) {
      lines.add(read);
    }
    if (!process.waitFor(50, TimeUnit.SECONDS)) {
      throw new AssertionError("the process does not end; it has printed " + lines);
    }
    return process.exitValue();
  }

  List<String> lines() {
    return lines;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
