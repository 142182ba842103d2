package io.asyncio4j.bench.endurance;

import io.asyncio4j.bench.Child;
import io.asyncio4j.bench.Goal;
import io.asyncio4j.bench.Markdown;
import io.asyncio4j.bench.Programs;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** {@code ./aio bench slow-reader}: what a response takes in memory that is read slowly. */
public final class SlowReader implements AutoCloseable {
  private static final int READERS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** Four connections with their buffers and windows, and what the JVM loads meanwhile. */
  private static final double HEAP_TOLERANCE = 16;

  /** A process, and the heap that it used when it was asked first and at most. */
  private static final class Party {
    final Child child;
    final double first;
    double most;
    double read;
    double ended;

    Party(Child child) throws IOException, InterruptedException {
      this.child = child;
      look();
      this.first = most;
    }

    void look() throws IOException, InterruptedException {
      var answer = child.ask("look", PATIENCE);
      most = Math.max(most, (double) answer.get("heap") / (1 << 20));
      read = (double) answer.get("read") / (1 << 20);
      ended = (double) answer.get("ended");
    }

    Goal judge(String who) {
      OptionalDouble peak = child.peakMebibytes();
      return Goal.judged(
          "the heap of the " + who + " does not grow",
          most <= first + HEAP_TOLERANCE,
          String.format(
              Locale.ROOT,
              "%.1f MiB at first, %.1f MiB at most; %.0f MiB resident at most",
              first,
              most,
              peak.orElse(Double.NaN)));
    }
  }

  private final SlowReaderOptions options;
  private final Path folder;

  private SlowReader(SlowReaderOptions options) throws IOException {
    this.options = options;
    this.folder = Files.createTempDirectory("slow-reader");
  }

  /**
   * Runs it, prints what it took, and ends the JVM with status 1 if it was too much.
   *
   * @param args the options
   */
  public static void main(String[] args) throws Exception {
    if (List.of(args).contains("--help") || List.of(args).contains("-h")) {
      System.out.print(SlowReaderOptions.USAGE);
      return;
    }
    // Ctrl-C ends this JVM, and whatever it has started with it.
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() ->
                    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
    var report = new StringBuilder("# Slow readers\n\n");
    var goals = run(SlowReaderOptions.parse(args), report);
    Markdown.goals(report, goals);
    System.out.print(report);
    if (goals.stream().anyMatch(goal -> goal.verdict() == Goal.Verdict.FALLS_SHORT)) {
      System.exit(1);
    }
  }

  /** Runs it, and says in {@code report} how long it took. */
  static List<Goal> run(SlowReaderOptions options, StringBuilder report)
      throws IOException, InterruptedException {
    try (var reader = new SlowReader(options)) {
      return reader.run(report);
    }
  }

  private List<Goal> run(StringBuilder report) throws IOException, InterruptedException {
    Path file = folder.resolve("file");
    try (var content = new RandomAccessFile(file.toFile(), "rw")) {
      content.setLength((long) options.mebibytes() << 20);
    }
    String size = Integer.toString(options.mebibytes());
    try (var serving = child("server", file.toString(), size)) {
      var server = new Party(serving);
      String port = Integer.toString(((Double) serving.greeting().get("port")).intValue());
      long start = System.nanoTime();
      try (var reading = child("readers", port, size, Integer.toString(options.rate()))) {
        var readers = new Party(reading);
        try {
          do {
            Thread.sleep(LOOK);
            server.look();
            readers.look();
          } while (readers.ended < READERS);
        } catch (IOException e) {
          throw new IOException(
              String.format(
                  Locale.ROOT,
                  "a process failed after %.0f MiB, with %.1f MiB in use in the server: %s%n%s",
                  readers.read,
                  server.most,
                  e.getMessage(),
                  Files.readString(errors())),
              e);
        }
        report.append(
            String.format(
                Locale.ROOT,
                "%d readers of %,d MiB each took %,d s; server and readers had -Xmx%dm.%n",
                READERS,
                options.mebibytes(),
                Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                options.heap()));
        return List.of(server.judge("server"), readers.judge("readers"));
      }
    }
  }

  private Path errors() {
    return folder.resolve("errors.log");
  }

  private Child child(String... args) throws IOException, InterruptedException {
    var command =
        List.of(
            Programs.javaExecutable(),
            "-XX:+UseSerialGC",
            "-Xmx" + options.heap() + "m",
            "--enable-native-access=ALL-UNNAMED",
            "--add-opens",
            "java.base/java.lang=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            SlowReaderParty.class.getName());
    return new Child(Programs.concat(command, List.of(args)), errors());
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(folder.resolve("file"));
    Files.deleteIfExists(errors());
    Files.delete(folder);
  }
}
