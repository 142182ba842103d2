package io.asyncio4j.bench.web;

import static io.asyncio4j.bench.race.Rounds.progress;

import io.asyncio4j.bench.Checkout;
import io.asyncio4j.bench.Child;
import io.asyncio4j.bench.Machine;
import io.asyncio4j.bench.UsageException;
import io.asyncio4j.bench.load.Generators;
import io.asyncio4j.bench.load.Pinned;
import io.asyncio4j.bench.race.Race;
import io.asyncio4j.bench.race.Results;
import io.asyncio4j.bench.race.Rounds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** {@code ./aio bench web}: measures every row with every contender, row by row. */
public final class WebBench {
  private final WebRun run;
  private final Race<Row, Contender, Metric> race;
  private final WebOptions options;
  private final WebPrograms programs;
  private final Path log;

  private WebBench(WebRun run, WebPrograms programs, Path log) {
    this.run = run;
    this.race = run.race();
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
    var results = Results.in(options.out(), "web");
    var run = new WebRun(Machine.here(), options);
    var bench = new WebBench(run, new WebPrograms(checkout, options.jvmFlags()), results.log());
    bench.measure(new Generators(checkout, options.out()));
    var goals = WebGoals.judge(run);
    var report = WebReport.of(run);
    results.write(run.toJson(goals), report.markdown(goals), report.svg());
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
    var rounds = new Rounds<>(race);
    var contenders = rounds.present(programs::missing);
    try (var upstream = new Child(programs.upstream(), log);
        var servers = new Servers(run, programs, generators, log, port(upstream))) {
      var startUp = new StartUp(programs, log, options.out(), port(upstream));
      for (Row row : options.rows()) {
        if (row == Row.START_UP) {
          rounds.run(row, contenders, who -> writeCache(startUp, who), startUp::measure, _ -> {});
        } else {
          rounds.run(
              row,
              contenders,
              who -> servers.prepare(row, who),
              who -> servers.measure(row, who),
              _ -> {});
        }
      }
    }
  }

  /** Without a cache its start can be measured all the same. */
  private void writeCache(StartUp startUp, Contender contender) throws InterruptedException {
    try {
      startUp.prepare(contender);
    } catch (IOException e) {
      progress("%s has no AOT cache: %s", contender.title(), e.getMessage());
      race.note(Row.START_UP, contender, "has no AOT cache: " + e.getMessage());
    }
  }

  private void findTools() {
    if (options.rows().equals(Set.of(Row.START_UP))) {
      return;
    }
    race.tool("wrk", Generators.wrkVersion().orElseThrow(() -> missing("wrk")));
    race.tool("h2load", Generators.h2loadVersion().orElseThrow(() -> missing("nghttp2-client")));
  }

  private static UsageException missing(String tool) {
    return new UsageException(
        "bench web needs " + tool + ": install it, or run bench/install-peers.sh");
  }
}
