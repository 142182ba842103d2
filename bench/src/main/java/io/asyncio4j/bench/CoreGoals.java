package io.asyncio4j.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** What the project promises of its core, judged by a run. */
final class CoreGoals {
  private static final List<Row> CLOSE_TO_BARE =
      List.of(
          Row.SWITCH_2,
          Row.SWITCH_1000,
          Row.SPAWN_JOIN,
          Row.GATHER,
          Row.PROMISE_PING_PONG,
          Row.QUEUE_PING_PONG);

  private CoreGoals() {}

  /** All goals, judged by what {@code run} has measured. */
  static List<Goal> judge(CoreRun run) {
    var goals = new ArrayList<Goal>();
    for (Row row : CLOSE_TO_BARE) {
      goals.add(
          atMost(
              run, "at most 1.25x the bare substrate: " + row.title(), row, Contender.BARE, 1.25));
    }
    goals.add(
        everyRow(
            run,
            "faster than plain virtual threads in every row",
            Contender.VTHREADS,
            1,
            Set.of(Row.START_UP_PLAIN)));
    goals.add(
        atMost(
            run,
            "at most 1.2x the heap of a parked virtual thread",
            Row.PARKED_BYTES,
            Contender.VTHREADS,
            1.2));
    // A process that only starts has nothing to be ten times faster with.
    var startUp = Set.of(Row.START_UP, Row.START_UP_PLAIN);
    goals.add(everyRow(run, "at least 10x asyncio in every row", Contender.ASYNCIO, 10, startUp));
    goals.add(everyRow(run, "at least 4x uvloop in every row", Contender.UVLOOP, 4, startUp));
    for (Row row : List.of(Row.SLEEPERS_COLD, Row.SLEEPERS_WARM)) {
      goals.add(
          atMost(
              run,
              "at most half the time of plain virtual threads: " + row.title(),
              row,
              Contender.VTHREADS,
              0.5));
    }
    return goals;
  }

  private static Goal atMost(CoreRun run, String name, Row row, Contender contender, double limit) {
    OptionalDouble ratio = run.ratio(row, Contender.ASYNCIO4J, contender);
    if (ratio.isEmpty()) {
      return Goal.notMeasured(name);
    }
    return Goal.judged(name, ratio.getAsDouble() <= limit, Markdown.ratio(ratio.getAsDouble()));
  }

  /** Every row of time: the contender takes at least {@code factor} times as long. */
  private static Goal everyRow(
      CoreRun run, String name, Contender contender, double factor, Set<Row> except) {
    var tooSlow = new ArrayList<String>();
    Row least = null;
    double leastFactor = Double.POSITIVE_INFINITY;
    int rows = 0;
    for (Row row : run.rows()) {
      OptionalDouble ratio = run.ratio(row, contender, Contender.ASYNCIO4J);
      if (!row.isTime() || except.contains(row) || ratio.isEmpty()) {
        continue;
      }
      rows++;
      double faster = ratio.getAsDouble();
      if (faster < leastFactor) {
        least = row;
        leastFactor = faster;
      }
      if (factor == 1 ? faster <= 1 : faster < factor) {
        tooSlow.add(row.id() + " " + Markdown.ratio(faster));
      }
    }
    if (least == null) {
      return Goal.notMeasured(name);
    }
    if (tooSlow.isEmpty()) {
      return Goal.judged(
          name,
          true,
          rows + " rows, the least " + Markdown.ratio(leastFactor) + " in " + least.id());
    }
    return Goal.judged(
        name, false, tooSlow.size() + " of " + rows + " rows: " + String.join(", ", tooSlow));
  }
}
