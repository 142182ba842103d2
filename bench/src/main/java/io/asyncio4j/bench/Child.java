package io.asyncio4j.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A contender's process: one line asks, one line answers. It ends when it is closed. */
public final class Child implements AutoCloseable {
  private static final String END = "";

  private final Process process;
  private final BufferedWriter requests;
  private final LinkedBlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final Map<String, @Nullable Object> greeting;

  /**
   * Starts it and waits for its first line, which names its version.
   *
   * @param errors the file that gets what it writes to its standard error
   */
  public Child(List<String> command, Path errors) throws IOException, InterruptedException {
    this.process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
            .start();
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    var reader = process.inputReader(StandardCharsets.UTF_8);
    Thread.ofPlatform().daemon().name("answers").start(() -> read(reader));
    try {
      this.greeting = Json.parseObject(answer(Duration.ofSeconds(30)));
    } catch (Throwable e) {
      close();
      throw e;
    }
  }

  private void read(BufferedReader reader) {
    try (reader) {
      reader.lines().forEach(answers::add);
    } catch (IOException | UncheckedIOException e) {
      // The process has ended, as the line below says.
    }
    answers.add(END);
  }

  private String answer(Duration patience) throws IOException, InterruptedException {
    String line = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (line == null) {
      throw new IOException("no answer within " + patience.toSeconds() + " s");
    }
    if (line.equals(END)) {
      throw new IOException("the process ended; the log tells why");
    }
    return line;
  }

  /** What its first line says. */
  public Map<String, @Nullable Object> greeting() {
    return greeting;
  }

  /** What it is, and how new. */
  public String version() {
    return String.valueOf(greeting.get("version"));
  }

  /** The process's id. */
  public long pid() {
    return process.pid();
  }

  /**
   * Asks for something.
   *
   * @param request one line
   * @throws IOException when it fails, which it tells by an {@code error}, or takes longer than
   *     {@code patience}; it is of no use then
   */
  public Map<String, @Nullable Object> ask(String request, Duration patience)
      throws IOException, InterruptedException {
    requests.write(request + "\n");
    requests.flush();
    var answer = Json.parseObject(answer(patience));
    if (answer.get("error") instanceof String error) {
      throw new IOException(error);
    }
    return answer;
  }

  /** The most memory it has had resident, in mebibytes; empty where the system does not tell. */
  public OptionalDouble peakMebibytes() {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalDouble.empty();
    }
  }

  /**
   * Closes its input and waits until it has ended by itself.
   *
   * @throws IOException when it has not after {@code patience}
   */
  public void end(Duration patience) throws IOException, InterruptedException {
    requests.close();
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IOException("it did not end within " + patience.toSeconds() + " s");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
