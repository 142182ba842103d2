package io.asyncio4j.process;

import io.asyncio4j.CancelledError;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A command and how it is to be run; see {@link Subprocess#command} and {@link
 * Subprocess#shellCommand}. Unless said otherwise it has the parent's directory and environment,
 * and three pipes.
 *
 * <pre>{@code
 * Result result = Subprocess.command("mvn", "-q", "test")
 *     .directory(project)
 *     .env("MAVEN_OPTS", "-Xmx1g")
 *     .stderrToStdout()
 *     .run();
 * }</pre>
 *
 * <p>It can be used several times, in one coroutine at a time.
 */
public final class SubprocessBuilder {
  private final ProcessBuilder process;
  private Duration grace = Duration.ofSeconds(5);
  private byte[] input = new byte[0];

  SubprocessBuilder(List<String> command) {
    if (command.isEmpty()) {
      throw new IllegalArgumentException("the command must name a program");
    }
    this.process = new ProcessBuilder(List.copyOf(command));
  }

  /** The working directory. */
  public SubprocessBuilder directory(Path directory) {
    process.directory(directory.toFile());
    return this;
  }

  /** Adds a variable to the child's environment. */
  public SubprocessBuilder env(String name, String value) {
    process.environment().put(name, value);
    return this;
  }

  /** Adds variables to the child's environment. */
  public SubprocessBuilder env(Map<String, String> variables) {
    process.environment().putAll(variables);
    return this;
  }

  /** Starts from an empty environment instead of the parent's. */
  public SubprocessBuilder clearEnv() {
    process.environment().clear();
    return this;
  }

  /** Where standard input comes from: a pipe, {@code Redirect.INHERIT}, or a file. */
  public SubprocessBuilder stdin(Redirect source) {
    process.redirectInput(source);
    return this;
  }

  /** Where standard output goes: a pipe, {@code INHERIT}, {@code DISCARD} or a file. */
  public SubprocessBuilder stdout(Redirect target) {
    process.redirectOutput(target);
    return this;
  }

  /** Where standard error goes: a pipe, {@code INHERIT}, {@code DISCARD} or a file. */
  public SubprocessBuilder stderr(Redirect target) {
    process.redirectError(target);
    return this;
  }

  /** Sends standard error where standard output goes. */
  public SubprocessBuilder stderrToStdout() {
    process.redirectErrorStream(true);
    return this;
  }

  /** What {@link #run()} writes to standard input; nothing unless said here. */
  public SubprocessBuilder input(byte[] input) {
    this.input = input.clone();
    return this;
  }

  /** As {@link #input(byte[])}, as UTF-8. */
  public SubprocessBuilder input(String input) {
    this.input = input.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  /**
   * How long the processes may take to end by themselves, after SIGTERM and before SIGKILL, when
   * they are ended; 5 seconds of real time unless said here.
   */
  public SubprocessBuilder gracePeriod(Duration grace) {
    if (grace.isNegative()) {
      throw new IllegalArgumentException("the grace period must not be negative, but was " + grace);
    }
    this.grace = grace;
    return this;
  }

  /**
   * Starts it. A coroutine that is cancelled meanwhile leaves no process behind.
   *
   * @throws NoSuchFileException when there is no such program, or no such directory
   * @throws AccessDeniedException when the program may not be executed
   * @throws IOException when the system cannot start it
   */
  public Subprocess start() throws IOException {
    var started = new AtomicReference<@Nullable Process>();
    try {
      PipeThreads.starting(() -> started.set(startHere()));
    } catch (CancelledError e) {
      Process process = started.get();
      if (process != null) {
        new Subprocess(process, this.process, Duration.ZERO).close();
      }
      throw e;
    }
    return new Subprocess(Objects.requireNonNull(started.get()), process, grace);
  }

  /**
   * Runs it to its end: writes the input, reads both outputs, and waits. When it is cancelled, the
   * process and its descendants are ended first.
   *
   * @return how it ended, whatever the exit code; {@link Result#check()} insists on 0
   * @throws IOException as {@link #start()}
   */
  public Result run() throws IOException {
    try (Subprocess running = start()) {
      return running.communicate(input);
    }
  }

  private Process startHere() throws IOException {
    var directory = process.directory();
    if (directory != null && !directory.isDirectory()) {
      Path path = directory.toPath();
      throw Files.exists(path)
          ? new NotDirectoryException(path.toString())
          : new NoSuchFileException(path.toString(), null, "no such working directory");
    }
    try {
      return process.start();
    } catch (IOException e) {
      throw clearer(e);
    }
  }

  /** The JDK puts the system's error number into the message, and nowhere else. */
  private IOException clearer(IOException failure) {
    String program = process.command().getFirst();
    String message = String.valueOf(failure.getMessage());
    IOException clear;
    if (message.matches("(?s)Cannot run program.*error[=:] ?2\\b.*")) {
      clear =
          new NoSuchFileException(
              program,
              null,
              "no such program"
                  + (program.contains("/") ? "" : " on the PATH")
                  + (program.contains(" ")
                      ? "; pass the arguments one by one, or use Subprocess.shell"
                      : ""));
    } else if (message.matches("(?s)Cannot run program.*error[=:] ?13\\b.*")) {
      clear = new AccessDeniedException(program, null, "the program may not be executed");
    } else {
      return failure;
    }
    clear.initCause(failure);
    return clear;
  }
}
