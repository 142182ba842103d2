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
import java.util.OptionalDouble;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A contender's process: one line asks, one line answers. It ends when it is closed. */
final class Child implements AutoCloseable {
  private static final String END = "";

  private final Process process;
  private final BufferedWriter requests;
  private final LinkedBlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final String version;

  /**
   * Starts it and waits until it has named its version.
   *
   * @param errors the file that gets what it writes to its standard error
   */
  Child(List<String> command, Path errors) throws IOException, InterruptedException {
    this.process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
            .start();
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    var reader = process.inputReader(StandardCharsets.UTF_8);
    Thread.ofPlatform().daemon().name("answers").start(() -> read(reader));
    try {
      this.version =
          String.valueOf(Json.parseObject(answer(Duration.ofSeconds(30))).get("version"));
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

  String version() {
    return version;
  }

  /** What an answer says: nanoseconds or bytes, and by how many to divide. */
  record Answer(double amount, double operations) {
    double each() {
      return amount / operations;
    }
  }

  /**
   * Has it run a row.
   *
   * @throws IOException when it fails or takes longer than {@code patience}; it is of no use then
   */
  Answer run(Row row, int size, Duration patience) throws IOException, InterruptedException {
    requests.write(row.id() + " " + size + "\n");
    requests.flush();
    var answer = Json.parseObject(answer(patience));
    if (answer.get("amount") instanceof Double amount
        && answer.get("operations") instanceof Double operations) {
      return new Answer(amount, operations);
    }
    throw new IOException(String.valueOf(answer.get("error")));
  }

  /** The most memory it has had resident, in mebibytes; empty where the system does not tell. */
  OptionalDouble peakMebibytes() {
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

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
