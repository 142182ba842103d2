package io.asyncio4j.bench.endurance;

import io.asyncio4j.bench.Goal;
import io.asyncio4j.bench.Markdown;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** {@code ./aio bench soak}: a server at half load whose clients leave when they like. */
public final class Soak {
  private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(20);

  /** What the JVM compiles, links and caches meanwhile. */
  private static final long HEAP_TOLERANCE = 2 << 20;

  private Soak() {}

  /**
   * Runs it, prints what was left behind, and ends the JVM with status 1 if anything was.
   *
   * @param args the options
   */
  public static void main(String[] args) throws Exception {
    if (List.of(args).contains("--help") || List.of(args).contains("-h")) {
      System.out.print(SoakOptions.USAGE);
      return;
    }
    var report = new StringBuilder("# Soak\n\n");
    var goals = run(SoakOptions.parse(args), report);
    Markdown.goals(report, goals);
    System.out.print(report);
    if (goals.stream().anyMatch(goal -> goal.verdict() == Goal.Verdict.FALLS_SHORT)) {
      System.exit(1);
    }
  }

  /** Runs it, and says in {@code report} what load there was. */
  static List<Goal> run(SoakOptions options, StringBuilder report) throws Exception {
    var leaks = new Leaks();
    var server = new SoakServer();
    var warmUp = options.time().dividedBy(4);
    if (warmUp.compareTo(LONGEST_WARM_UP) > 0) {
      warmUp = LONGEST_WARM_UP;
    }
    // Once for what is loaded and compiled, and once for the rate.
    load(options, server, warmUp, Double.POSITIVE_INFINITY);
    double most =
        load(options, server, warmUp, Double.POSITIVE_INFINITY).visits() * 1e9 / warmUp.toNanos();
    var before = Residue.of(server);
    var outcome = load(options, server, options.time(), most / 2);
    var after = Residue.of(server);
    report.append(
        String.format(
            Locale.ROOT,
            "%,d visits in %,d s by %d clients at a time, %,.0f a second where %,.0f can be served;"
                + " %,d of them left in the middle.%n",
            outcome.visits(),
            options.time().toSeconds(),
            options.clients(),
            outcome.visits() * 1e9 / options.time().toNanos(),
            most,
            outcome.rude()));
    return judge(outcome, before, after, leaks.reports());
  }

  private static Load.Outcome load(
      SoakOptions options, SoakServer server, Duration time, double rate) throws IOException {
    return Load.visit(server, options.clients(), time, rate, options.seed());
  }

  private static List<Goal> judge(
      Load.Outcome outcome, Residue before, Residue after, List<String> leaks) {
    return List.of(
        none("every client that stays is served", outcome.failures()),
        Goal.judged(
            "no connection is left",
            after.connections() == 0,
            after.connections() + " of " + outcome.visits()),
        Goal.judged(
            "no task is left",
            after.tasks().size() <= before.tasks().size(),
            before.tasks().size() + " before, " + after.tasks().size() + " after"),
        none("no buffer leaks", leaks),
        before.descriptors() < 0
            ? Goal.notMeasured("no descriptor is left")
            : Goal.judged(
                "no descriptor is left",
                after.descriptors() <= before.descriptors(),
                before.descriptors() + " before, " + after.descriptors() + " after"),
        Goal.judged(
            "the heap does not grow",
            after.heap() <= before.heap() + HEAP_TOLERANCE,
            mebibytes(before.heap()) + " before, " + mebibytes(after.heap()) + " after"));
  }

  private static Goal none(String name, List<String> problems) {
    return Goal.judged(
        name,
        problems.isEmpty(),
        problems.isEmpty() ? "0" : problems.size() + ": " + String.join("; ", problems));
  }

  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MiB", bytes / 1024.0 / 1024.0);
  }
}
