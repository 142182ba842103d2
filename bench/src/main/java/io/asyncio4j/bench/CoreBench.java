package io.asyncio4j.bench;

import io.asyncio4j.bench.Program.Installed;
import io.asyncio4j.bench.Program.Missing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./aio bench core}: measures every row with every contender, row by row and in each
 * repetition one contender after the other, so that a machine that is busy with something else for
 * a while is so for all of them.
 */
final class CoreBench implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int LARGEST = 1_000_000_000;

  private final CoreRun run;
  private final CoreOptions options;
  private final Path log;
  private final Map<Contender, Installed> programs = new EnumMap<>(Contender.class);
  private final Map<Contender, Child> children = new EnumMap<>(Contender.class);

  private CoreBench(CoreRun run, Path log) {
    this.run = run;
    this.options = run.options();
    this.log = log;
  }

  static void main(String[] args) throws Exception {
    if (List.of(args).contains("--help") || List.of(args).contains("-h")) {
      System.out.print(CoreOptions.USAGE);
      return;
    }
    var checkout = Checkout.find();
    var options = CoreOptions.parse(args, checkout.root().resolve("target/bench"));
    Files.createDirectories(options.out());
    var log = options.out().resolve("core.log");
    Files.deleteIfExists(log);
    var run = new CoreRun(Machine.here(), options);
    long start = System.nanoTime();
    try (var bench = new CoreBench(run, log)) {
      bench.find(new Programs(checkout, options.jvmFlags()));
      for (int fork = 0; fork < options.forks(); fork++) {
        bench.measure(fork);
      }
    }
    var goals = CoreGoals.judge(run);
    String report = CoreReport.markdown(run, goals);
    Files.writeString(options.out().resolve("core.json"), Json.write(run.toJson(goals)));
    Files.writeString(options.out().resolve("core.md"), report);
    Files.writeString(options.out().resolve("core.svg"), CoreChart.svg(run));
    System.out.print(report);
    progress(
        "%d s; core.json, core.md and core.svg are in %s",
        Duration.ofNanos(System.nanoTime() - start).toSeconds(), options.out());
  }

  private static void progress(String format, Object... arguments) {
    System.err.printf(format + "%n", arguments);
  }

  private void find(Programs known) throws IOException {
    for (Contender contender : options.contenders()) {
      switch (known.find(contender)) {
        case Installed program -> programs.put(contender, program);
        case Missing missing -> {
          run.contenders().missing(contender, missing.howToInstall());
          progress("%s is not installed: %s", contender.title(), missing.howToInstall());
        }
      }
    }
  }

  private void measure(int fork) throws InterruptedException {
    boolean sleepers = false;
    for (Row row : options.rows()) {
      if (row.kind() == Row.Kind.SLEEPERS && sleepers) {
        continue;
      }
      progress("fork %d of %d: %s", fork + 1, options.forks(), row.id());
      switch (row.kind()) {
        case OPERATION -> operation(row, fork);
        case PARKED -> parked(row, fork);
        case SLEEPERS -> {
          sleepers = true;
          // The idle processes of the others may hold gibibytes.
          close();
          sleepers(fork);
        }
        case START_UP -> startUp(row, fork);
      }
    }
    close();
  }

  private interface Measurement {
    double take(Contender contender) throws IOException, InterruptedException;
  }

  /** Takes a measurement of every contender; who fails is out of this row. */
  private void repeat(Row row, int fork, int repetitions, List<Contender> contenders, Measurement m)
      throws InterruptedException {
    var left = new ArrayList<>(contenders);
    for (int repetition = 0; repetition < repetitions; repetition++) {
      for (Contender contender : List.copyOf(left)) {
        try {
          double value = m.take(contender);
          run.add(new CoreRun.Sample(row, contender, fork, repetition, value));
        } catch (IOException e) {
          failed(row, contender, e);
          left.remove(contender);
        }
      }
    }
  }

  private void failed(Row row, Contender contender, IOException failure) {
    progress("%s failed at %s: %s", contender.title(), row.id(), failure.getMessage());
    run.fail(row, contender, String.valueOf(failure.getMessage()));
    var child = children.remove(contender);
    if (child != null) {
      child.close();
    }
  }

  private void operation(Row row, int fork) throws InterruptedException {
    var sizes = new EnumMap<Contender, Integer>(Contender.class);
    for (Contender contender : programs.keySet()) {
      try {
        sizes.put(contender, warmUp(row, contender));
      } catch (IOException e) {
        failed(row, contender, e);
      }
    }
    repeat(
        row,
        fork,
        options.repetitions(),
        List.copyOf(sizes.keySet()),
        contender -> ask(child(contender), row, sizes.getOrDefault(contender, 1)).each());
  }

  /**
   * Runs a row, at first small, until it takes about as long as it should and the JIT has had its
   * time.
   *
   * @return the size that takes about as long as it should
   */
  private int warmUp(Row row, Contender contender) throws IOException, InterruptedException {
    double target = options.targetMillis() * 1e6;
    double left = contender.hasJit() ? options.warmUpMillis() * 1e6 : 0;
    int size = 1;
    while (true) {
      double nanos = Math.max(1, ask(child(contender), row, size).amount());
      left -= nanos;
      if ((nanos > target / 2 || size == LARGEST) && left <= 0) {
        return next(size, target / nanos, 2);
      }
      size = next(size, target / nanos, 10);
    }
  }

  private static int next(int size, double factor, double limit) {
    double next = size * Math.clamp(factor, 1 / limit, limit);
    return (int) Math.clamp(Math.round(next), 1L, (long) LARGEST);
  }

  private void parked(Row row, int fork) throws InterruptedException {
    repeat(
        row,
        fork,
        1,
        List.copyOf(programs.keySet()),
        contender -> {
          // A frame that is interpreted takes twice the room of a compiled one.
          for (int i = 0; i < (contender.hasJit() ? 4 : 1); i++) {
            ask(child(contender), row, 1);
          }
          return ask(child(contender), row, 1).each();
        });
  }

  /** A process for each: the first time counts as cold, the second as warm. */
  private void sleepers(int fork) throws InterruptedException {
    for (Contender contender : programs.keySet()) {
      if (fork > 0 && contender.isPython()) {
        continue;
      }
      progress("  %s", contender.title());
      try (var child = start(contender)) {
        for (Row row : List.of(Row.SLEEPERS_COLD, Row.SLEEPERS_WARM)) {
          double seconds = ask(child, row, options.sleepers()).each() / 1e9;
          keep(new CoreRun.Sample(row, contender, fork, 0, seconds));
        }
        child
            .peakMebibytes()
            .ifPresent(mebibytes ->
                keep(new CoreRun.Sample(Row.SLEEPERS_MEMORY, contender, fork, 0, mebibytes)));
      } catch (IOException e) {
        failed(Row.SLEEPERS_COLD, contender, e);
      }
    }
  }

  /** The sleepers' rows are measured together, also those that were not asked for. */
  private void keep(CoreRun.Sample sample) {
    if (options.rows().contains(sample.row())) {
      run.add(sample);
    }
  }

  private void startUp(Row row, int fork) throws InterruptedException {
    repeat(
        row,
        fork,
        2 * options.repetitions(),
        List.copyOf(programs.keySet()),
        contender -> {
          var program = programs.get(contender);
          return program == null
              ? 0
              : millis(row == Row.START_UP ? program.hello() : program.plain());
        });
  }

  private double millis(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    var process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("no end within " + PATIENCE.toSeconds() + " s");
    }
    if (process.exitValue() != 0) {
      throw new IOException("it ended with " + process.exitValue() + "; core.log tells why");
    }
    return (System.nanoTime() - start) / 1e6;
  }

  /** What an answer says: nanoseconds or bytes, and by how many to divide. */
  private record Answer(double amount, double operations) {
    double each() {
      return amount / operations;
    }
  }

  private static Answer ask(Child child, Row row, int size)
      throws IOException, InterruptedException {
    var answer = child.ask(row.id() + " " + size, PATIENCE);
    if (answer.get("amount") instanceof Double amount
        && answer.get("operations") instanceof Double operations) {
      return new Answer(amount, operations);
    }
    throw new IOException("an answer without a figure: " + answer);
  }

  /** The contender's process, started when there is none. */
  private Child child(Contender contender) throws IOException, InterruptedException {
    var child = children.get(contender);
    if (child == null) {
      child = start(contender);
      children.put(contender, child);
    }
    return child;
  }

  private Child start(Contender contender) throws IOException, InterruptedException {
    var program = programs.get(contender);
    if (program == null) {
      throw new IOException(contender.title() + " is not installed");
    }
    var child = new Child(program.child(), log);
    run.contenders().version(contender, child.version());
    return child;
  }

  @Override
  public void close() {
    children.values().forEach(Child::close);
    children.clear();
  }
}
