package io.asyncio4j.process;

import io.asyncio4j.Asyncio;
import io.asyncio4j.CancelledError;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A child process of a coroutine.
 *
 * <pre>{@code
 * String log = Subprocess.run("git", "log", "--oneline").check().stdout();
 *
 * try (var build = Subprocess.exec("make", "-j4")) {
 *   for (String line : build.stdout().lines()) {
 *     progress(line);
 *   }
 *   int exitCode = build.waitFor();
 * }
 * }</pre>
 *
 * <p>{@link #close()} ends what still runs: the process and its descendants get SIGTERM, and
 * SIGKILL after a grace period. So inside try-with-resources a timeout, a cancellation or an
 * exception leaves no process, thread or descriptor behind. A descendant whose own parent has ended
 * before cannot be found any more, and is left alone.
 *
 * <p>Three pipes lead to the process unless a {@link SubprocessBuilder} says otherwise. A child
 * that writes more than a pipe holds (64 KiB) waits until it is read: read both, or use {@link
 * #communicate}. Starting, waiting, reading and writing suspend the coroutine; the other methods do
 * not. They all belong on the loop that started the process.
 */
public final class Subprocess implements AutoCloseable {
  private final Process process;
  private final List<String> command;
  private final Duration grace;
  private final @Nullable PipeWriter stdin;
  private final @Nullable PipeReader stdout;
  private final @Nullable PipeReader stderr;
  private boolean closed;

  Subprocess(Process process, ProcessBuilder made, Duration grace) {
    this.process = process;
    this.command = List.copyOf(made.command());
    this.grace = grace;
    this.stdin =
        made.redirectInput() == Redirect.PIPE ? new PipeWriter(process.getOutputStream()) : null;
    this.stdout = reader(made.redirectOutput() == Redirect.PIPE, process.getInputStream());
    this.stderr =
        reader(
            made.redirectError() == Redirect.PIPE && !made.redirectErrorStream(),
            process.getErrorStream());
  }

  private static @Nullable PipeReader reader(boolean piped, InputStream in) {
    return piped ? new PipeReader(in) : null;
  }

  // Starting

  /**
   * Starts a program with its arguments, without a shell.
   *
   * @throws java.nio.file.NoSuchFileException when there is no such program
   * @throws IOException when it cannot be started
   */
  public static Subprocess exec(String... command) throws IOException {
    return command(command).start();
  }

  /** Has the system's shell run a command line. Mind what users may put into it. */
  public static Subprocess shell(String commandLine) throws IOException {
    return shellCommand(commandLine).start();
  }

  /**
   * Runs a program to its end and gives what it has written; see {@link SubprocessBuilder#run}.
   *
   * @throws java.nio.file.NoSuchFileException when there is no such program
   * @throws IOException when it cannot be started
   */
  public static Result run(String... command) throws IOException {
    return command(command).run();
  }

  /** A builder for a program with its arguments. */
  public static SubprocessBuilder command(String... command) {
    return new SubprocessBuilder(List.of(command));
  }

  /** A builder for a program with its arguments. */
  public static SubprocessBuilder command(List<String> command) {
    return new SubprocessBuilder(command);
  }

  /** A builder for a command line of the system's shell. */
  public static SubprocessBuilder shellCommand(String commandLine) {
    Objects.requireNonNull(commandLine, "commandLine");
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    return new SubprocessBuilder(
        windows ? List.of("cmd", "/c", commandLine) : List.of("/bin/sh", "-c", commandLine));
  }

  // Its pipes

  /**
   * The pipe to its standard input.
   *
   * @throws IllegalStateException when that was redirected
   */
  public PipeWriter stdin() {
    return piped(stdin, "standard input");
  }

  /**
   * The pipe from its standard output.
   *
   * @throws IllegalStateException when that was redirected
   */
  public PipeReader stdout() {
    return piped(stdout, "standard output");
  }

  /**
   * The pipe from its standard error.
   *
   * @throws IllegalStateException when that was redirected
   */
  public PipeReader stderr() {
    return piped(stderr, "standard error");
  }

  private static <P> P piped(@Nullable P pipe, String what) {
    if (pipe == null) {
      throw new IllegalStateException(
          "the process was started with its "
              + what
              + " redirected; leave that out to have a pipe here");
    }
    return pipe;
  }

  /**
   * Writes {@code input} and closes standard input, reads both outputs to their ends meanwhile, and
   * waits. A child that does not want all of its input is no error.
   *
   * @throws IOException when a pipe cannot be read
   */
  public Result communicate(byte[] input) throws IOException {
    Objects.requireNonNull(input, "input");
    List<byte[]> outputs =
        Asyncio.<byte[], IOException>gather(
            () -> feed(input), () -> readAll(stdout), () -> readAll(stderr));
    int exitCode = waitFor();
    return new Result(
        command,
        exitCode,
        new String(outputs.get(1), StandardCharsets.UTF_8),
        new String(outputs.get(2), StandardCharsets.UTF_8));
  }

  /** As {@link #communicate(byte[])}, with UTF-8. */
  public Result communicate(String input) throws IOException {
    return communicate(input.getBytes(StandardCharsets.UTF_8));
  }

  /** As {@link #communicate(byte[])}, without input. */
  public Result communicate() throws IOException {
    return communicate(new byte[0]);
  }

  private byte[] feed(byte[] input) {
    if (stdin != null) {
      try {
        stdin.write(input);
        stdin.close();
      } catch (IOException e) {
        // It has ended, or closed its input, without reading all of it.
      }
    }
    return input;
  }

  private static byte[] readAll(@Nullable PipeReader pipe) throws IOException {
    return pipe == null ? new byte[0] : pipe.readAllBytes();
  }

  // Its life

  /** Its number in the system. */
  public long pid() {
    return process.pid();
  }

  /** The program and its arguments. */
  public List<String> command() {
    return command;
  }

  /** Whether it has not ended yet. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** The exit code, once it has ended; 128 and the signal's number when a signal ended it. */
  public OptionalInt exitCode() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /**
   * Suspends until it has ended. A cancellation ends the wait and not the process.
   *
   * @return the exit code; 128 and the signal's number when a signal ended it, so 143 after {@link
   *     #terminate()} and 137 after {@link #kill()}
   */
  public int waitFor() {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      // That is how a cancellation reaches a JDK call: the loop tells its message from the flag.
      Thread.currentThread().interrupt();
      Asyncio.yieldNow();
      throw new CancelledError("the waiting thread was interrupted");
    }
  }

  /** Sends SIGTERM to the process, not to its descendants; nothing if it has ended. */
  public void terminate() {
    process.toHandle().destroy(); // process.destroy() would close the pipes, too
  }

  /** Sends SIGKILL to the process, not to its descendants; nothing if it has ended. */
  public void kill() {
    process.toHandle().destroyForcibly();
  }

  /**
   * Sends a signal to the process, not to its descendants; nothing if it has ended.
   *
   * @param name such as {@code HUP} or {@code SIGHUP}
   * @throws IOException when the system knows no such signal
   */
  public void sendSignal(String name) throws IOException {
    String upper = name.toUpperCase(Locale.ROOT);
    String bare = upper.startsWith("SIG") ? upper.substring(3) : upper;
    if (!bare.matches("[A-Z][A-Z0-9+-]*")) {
      throw new IllegalArgumentException(
          "a signal has a name such as HUP or SIGHUP, not '" + name + "'");
    }
    signal(bare);
  }

  /** As {@link #sendSignal(String)}, by the signal's number. */
  public void sendSignal(int number) throws IOException {
    if (number < 0) {
      throw new IllegalArgumentException("a signal has a positive number, not " + number);
    }
    signal(Integer.toString(number));
  }

  /** By the shell's own kill, since the JDK knows two signals only. */
  private void signal(String signal) throws IOException {
    if (process.isAlive()) {
      Result sent = command("/bin/sh", "-c", "kill -\"$0\" \"$1\"", signal, "" + pid()).run();
      if (process.isAlive()) {
        sent.check();
      }
    }
  }

  /**
   * Ends the process and its descendants if it still runs, waits until they are gone, and closes
   * the pipes. The work is done whatever is cancelled meanwhile; a cancellation cuts the grace
   * period short. May be called twice, and on any thread.
   */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    var tree = new ProcessTree(process);
    PipeThreads.cleanUp(
        () -> {
          try {
            if (process.isAlive()) {
              tree.end(grace);
            }
          } finally {
            closePipes();
          }
        },
        tree::hurry);
  }

  private void closePipes() throws IOException {
    if (stdout != null) {
      stdout.closeHere();
    }
    if (stderr != null) {
      stderr.closeHere();
    }
    if (stdin != null) {
      stdin.abandon();
    }
  }

  @Override
  public String toString() {
    return "Subprocess[" + pid() + ", " + String.join(" ", command) + "]";
  }
}
