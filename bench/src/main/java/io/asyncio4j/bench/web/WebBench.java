package io.asyncio4j.bench.web;

import io.asyncio4j.bench.Checkout;
import io.asyncio4j.bench.Child;
import io.asyncio4j.bench.Json;
import io.asyncio4j.bench.Machine;
import io.asyncio4j.bench.UsageException;
import io.asyncio4j.bench.load.Generators;
import io.asyncio4j.bench.load.Pinned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code ./aio bench web}: measures every row with every contender, row by row and in each round
 * one contender after the other, so that a machine that is busy with something else for a while is
 * so for all of them.
 */
public final class WebBench {
  private final WebRun run;
  private final WebOptions options;
  private final WebPrograms programs;
  private final Path log;

  private WebBench(WebRun run, WebPrograms programs, Path log) {
    this.run = run;
    this.options = run.options();
    this.programs = programs;
    this.log = log;
  }

  /**
   * Measures, writes the results and prints the report.
   *
   * @param args the options
   */
  public static void main(String[] args) throws Exception {
    if (List.of(args).contains("--help") || List.of(args).contains("-h")) {
      System.out.print(WebOptions.USAGE);
      return;
    }
    var checkout = Checkout.find();
    var options = WebOptions.parse(args, checkout.root().resolve("target/bench"));
    Pinned.checkMachine();
    Files.createDirectories(options.out());
    Path log = options.out().resolve("web.log");
    Files.deleteIfExists(log);
    // Ctrl-C ends this JVM, and whatever it has started with it.
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() ->
                    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
    var run = new WebRun(Machine.here(), options);
    long start = System.nanoTime();
    var bench = new WebBench(run, new WebPrograms(checkout, options.jvmFlags()), log);
    bench.measure(new Generators(checkout, options.out()));
    var goals = WebGoals.judge(run);
    String report = WebReport.markdown(run, goals);
    Files.writeString(options.out().resolve("web.json"), Json.write(run.toJson(goals)));
    Files.writeString(options.out().resolve("web.md"), report);
    Files.writeString(options.out().resolve("web.svg"), WebReport.svg(run));
    System.out.print(report);
    progress(
        "%d s; web.json, web.md and web.svg are in %s",
        Duration.ofNanos(System.nanoTime() - start).toSeconds(), options.out());
  }

  private static void progress(String format, Object... arguments) {
    System.err.printf(format + "%n", arguments);
  }

  /** Where a process serves. */
  static int port(Child child) throws IOException {
    if (child.greeting().get("port") instanceof Double port) {
      return port.intValue();
    }
    throw new IOException("it names no port: " + child.greeting());
  }

  private void measure(Generators generators) throws IOException, InterruptedException {
    findTools();
    var contenders = contenders();
    try (var upstream = new Child(programs.upstream(), log)) {
      if (options.rows().contains(Row.START_UP)) {
        var startUp = new StartUp(programs, log, options.out(), port(upstream));
        progress("start-up: writing AOT caches");
        for (Contender contender : contenders) {
          try {
            startUp.prepare(contender);
          } catch (IOException e) {
            progress("%s has no AOT cache: %s", contender.title(), e.getMessage());
            run.note(Row.START_UP, contender, "has no AOT cache: " + e.getMessage());
          }
        }
        rounds(Row.START_UP, new ArrayList<>(contenders), startUp::measure);
      }
      try (var servers = new Servers(run, programs, generators, log, port(upstream))) {
        for (Row row : options.rows()) {
          if (row != Row.START_UP) {
            var left = new ArrayList<>(contenders);
            progress("%s: warming up", row.id());
            attempt(row, left, contender -> servers.prepare(row, contender));
            rounds(row, left, contender -> servers.measure(row, contender));
          }
        }
      }
    }
  }

  private void findTools() {
    if (options.rows().equals(java.util.Set.of(Row.START_UP))) {
      return;
    }
    run.tool("wrk", Generators.wrkVersion().orElseThrow(() -> missing("wrk")));
    run.tool("h2load", Generators.h2loadVersion().orElseThrow(() -> missing("nghttp2-client")));
  }

  private static UsageException missing(String tool) {
    return new UsageException(
        "bench web needs " + tool + ": install it, or run bench/install-peers.sh");
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

  private interface Measurement {
    Map<Metric, Double> of(Contender contender) throws IOException, InterruptedException;
  }

  private void rounds(Row row, List<Contender> left, Measurement measurement)
      throws InterruptedException {
    for (int round = 1; round <= options.rounds(); round++) {
      progress("%s: round %d of %d", row.id(), round, options.rounds());
      attempt(row, left, contender -> run.add(row, contender, measurement.of(contender)));
    }
  }

  private interface Step {
    void take(Contender contender) throws IOException, InterruptedException;
  }

  /** Takes a step with every contender; who fails is out of this row. */
  private void attempt(Row row, List<Contender> left, Step step) throws InterruptedException {
    for (Contender contender : List.copyOf(left)) {
      try {
        step.take(contender);
      } catch (IOException e) {
        progress("%s FAILED at %s: %s", contender.title(), row.id(), e.getMessage());
        run.fail(row, contender, String.valueOf(e.getMessage()).strip());
        left.remove(contender);
      }
    }
  }
}
