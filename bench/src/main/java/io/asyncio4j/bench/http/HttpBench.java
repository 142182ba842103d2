package io.asyncio4j.bench.http;

import io.asyncio4j.bench.Checkout;
import io.asyncio4j.bench.Json;
import io.asyncio4j.bench.Machine;
import io.asyncio4j.bench.load.Generators;
import io.asyncio4j.bench.load.Pinned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * {@code ./aio bench http}: measures every row with every contender, row by row and in each round
 * one contender after the other, so that a machine that is busy with something else for a while is
 * so for all of them.
 */
public final class HttpBench {
  private final HttpRun run;
  private final HttpOptions options;
  private final HttpPrograms programs;

  private HttpBench(HttpRun run, HttpPrograms programs) {
    this.run = run;
    this.options = run.options();
    this.programs = programs;
  }

  /**
   * Measures, writes the results and prints the report.
   *
   * @param args the options
   */
  public static void main(String[] args) throws Exception {
    if (List.of(args).contains("--help") || List.of(args).contains("-h")) {
      System.out.print(HttpOptions.USAGE);
      return;
    }
    var checkout = Checkout.find();
    var options = HttpOptions.parse(args, checkout.root().resolve("target/bench"));
    Pinned.checkMachine();
    Files.createDirectories(options.out());
    Path log = options.out().resolve("http.log");
    Files.deleteIfExists(log);
    // Ctrl-C ends this JVM, and whatever it has started with it.
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() ->
                    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
    var run = new HttpRun(Machine.here(), options);
    long start = System.nanoTime();
    var bench = new HttpBench(run, new HttpPrograms(checkout, options.jvmFlags()));
    bench.measure(new Generators(checkout, options.out()), log);
    var goals = HttpGoals.judge(run);
    String report = HttpReport.markdown(run, goals);
    Files.writeString(options.out().resolve("http.json"), Json.write(run.toJson(goals)));
    Files.writeString(options.out().resolve("http.md"), report);
    Files.writeString(options.out().resolve("http.svg"), HttpReport.svg(run));
    System.out.print(report);
    progress(
        "%d s; http.json, http.md and http.svg are in %s",
        Duration.ofNanos(System.nanoTime() - start).toSeconds(), options.out());
  }

  private static void progress(String format, Object... arguments) {
    System.err.printf(format + "%n", arguments);
  }

  private void measure(Generators generators, Path log) throws IOException, InterruptedException {
    var rows = rows();
    var contenders = contenders();
    try (var parties = new Parties(run, programs, log)) {
      var rowBench = new RowBench(run, generators, parties);
      for (Row row : rows) {
        measure(row, contenders, rowBench);
        parties.endContenders();
      }
    }
  }

  /** Those that can be measured here. */
  private List<Row> rows() {
    Optional<String> wrk = Generators.wrkVersion();
    Optional<String> h2load = Generators.h2loadVersion();
    wrk.ifPresent(version -> run.tool("wrk", version));
    h2load.ifPresent(version -> run.tool("h2load", version));
    Predicate<Row> withoutWrk = row -> row == Row.FAN_OUT || row == Row.WEBSOCKET;
    var rows = new ArrayList<Row>();
    for (Row row : options.rows()) {
      if (wrk.isEmpty() && !withoutWrk.test(row)) {
        run.skip(row, HttpPrograms.wrkIsMissing());
      } else if (h2load.isEmpty() && row == Row.FIXED_RATE) {
        run.skip(row, HttpPrograms.h2loadIsMissing());
      } else {
        rows.add(row);
      }
    }
    run.skipped().forEach((row, why) -> progress("%s is skipped: %s", row.id(), why));
    return rows;
  }

  /** Those that are here. */
  private List<Contender> contenders() throws IOException {
    var contenders = new ArrayList<Contender>();
    for (Contender contender : options.contenders()) {
      var missing = programs.missing(contender);
      if (missing.isPresent()) {
        run.contenders().missing(contender, missing.get());
        progress("%s is skipped: %s", contender.title(), missing.get());
      } else {
        contenders.add(contender);
      }
    }
    return contenders;
  }

  private void measure(Row row, List<Contender> contenders, RowBench bench)
      throws InterruptedException {
    var left = new ArrayList<>(contenders.stream().filter(c -> c.outOf(row).isEmpty()).toList());
    progress("%s: warming up", row.id());
    attempt(row, left, bench, bench::prepare);
    for (int round = 1; round <= options.rounds(); round++) {
      progress("%s: round %d of %d", row.id(), round, options.rounds());
      attempt(
          row,
          left,
          bench,
          (each, contender) -> run.add(each, contender, bench.measure(each, contender)));
    }
  }

  private interface Step {
    void take(Row row, Contender contender) throws IOException, InterruptedException;
  }

  /** Takes a step with every contender; who fails is out of this row. */
  private void attempt(Row row, List<Contender> left, RowBench bench, Step step)
      throws InterruptedException {
    for (Contender contender : List.copyOf(left)) {
      try {
        step.take(row, contender);
      } catch (IOException e) {
        progress("%s FAILED at %s: %s", contender.title(), row.id(), e.getMessage());
        run.fail(row, contender, String.valueOf(e.getMessage()).strip());
        bench.end(contender);
        left.remove(contender);
      }
    }
  }
}
