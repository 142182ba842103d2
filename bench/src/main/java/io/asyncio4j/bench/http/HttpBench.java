package io.asyncio4j.bench.http;

import static io.asyncio4j.bench.race.Rounds.progress;

import io.asyncio4j.bench.Checkout;
import io.asyncio4j.bench.Machine;
import io.asyncio4j.bench.load.Generators;
import io.asyncio4j.bench.load.Pinned;
import io.asyncio4j.bench.race.Race;
import io.asyncio4j.bench.race.Results;
import io.asyncio4j.bench.race.Rounds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code ./aio bench http}: measures every row with every contender, row by row. */
public final class HttpBench {
  private final HttpRun run;
  private final Race<Row, Contender, Metric> race;
  private final HttpPrograms programs;

  private HttpBench(HttpRun run, HttpPrograms programs) {
    this.run = run;
    this.race = run.race();
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
    var results = Results.in(options.out(), "http");
    var run = new HttpRun(Machine.here(), options);
    var bench = new HttpBench(run, new HttpPrograms(checkout, options.jvmFlags()));
    bench.measure(new Generators(checkout, options.out()), results.log());
    var goals = HttpGoals.judge(run);
    var report = HttpReport.of(run);
    results.write(run.toJson(goals), report.markdown(goals), report.svg());
  }

  private void measure(Generators generators, Path log) throws IOException, InterruptedException {
    var rounds = new Rounds<>(race);
    var rows = rows();
    var contenders = rounds.present(programs::missing);
    try (var parties = new Parties(run, programs, log)) {
      var bench = new RowBench(run, generators, parties);
      for (Row row : rows) {
        rounds.run(
            row,
            contenders.stream().filter(contender -> contender.outOf(row).isEmpty()).toList(),
            contender -> bench.prepare(row, contender),
            contender -> bench.measure(row, contender),
            bench::end);
        parties.endContenders();
      }
    }
  }

  /** Those that can be measured here. */
  private List<Row> rows() {
    Optional<String> wrk = Generators.wrkVersion();
    Optional<String> h2load = Generators.h2loadVersion();
    wrk.ifPresent(version -> race.tool("wrk", version));
    h2load.ifPresent(version -> race.tool("h2load", version));
    Predicate<Row> withoutWrk = row -> row == Row.FAN_OUT || row == Row.WEBSOCKET;
    var rows = new ArrayList<Row>();
    for (Row row : run.options().rows()) {
      if (wrk.isEmpty() && !withoutWrk.test(row)) {
        race.skip(row, HttpPrograms.wrkIsMissing());
      } else if (h2load.isEmpty() && row == Row.FIXED_RATE) {
        race.skip(row, HttpPrograms.h2loadIsMissing());
      } else {
        rows.add(row);
      }
    }
    race.skipped().forEach((row, why) -> progress("%s is skipped: %s", row.id(), why));
    return rows;
  }
}
