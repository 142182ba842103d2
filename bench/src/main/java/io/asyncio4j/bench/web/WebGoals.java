package io.asyncio4j.bench.web;

import io.asyncio4j.bench.Goal;
import io.asyncio4j.bench.Markdown;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** What the project promises of its web framework, judged by a run. */
final class WebGoals {
  private static final double FASTAPI = 10;
  private static final double START_MILLIS = 500;

  private final WebRun run;

  private WebGoals(WebRun run) {
    this.run = run;
  }

  /** All goals, judged by what {@code run} has measured. */
  static List<Goal> judge(WebRun run) {
    var goals = new WebGoals(run);
    return List.of(
        goals.timesFastApi(Row.ORDER),
        goals.timesFastApi(Row.SUMMARY),
        goals.asFastAsJava(Row.ORDER),
        goals.asFastAsJava(Row.SUMMARY),
        goals.startUp("", Metric.FIRST_ANSWER),
        goals.startUp(" with an AOT cache", Metric.FIRST_ANSWER_CACHED));
  }

  private Goal timesFastApi(Row row) {
    String name = "requests per CPU-second, " + row.id() + ": at least 10 times FastAPI's";
    var ratio = ratio(row, Contender.FASTAPI);
    return ratio.isEmpty()
        ? Goal.notMeasured(name)
        : Goal.judged(name, ratio.getAsDouble() >= FASTAPI, Markdown.ratio(ratio.getAsDouble()));
  }

  private Goal asFastAsJava(Row row) {
    String name =
        "requests per CPU-second, " + row.id() + ": no fewer than the fastest Java framework's";
    var fastest =
        Arrays.stream(Contender.values())
            .filter(other -> other.isJava() && other != Contender.ASYNCIO4J)
            .filter(other -> ratio(row, other).isPresent())
            .min(
                (a, b) -> Double.compare(ratio(row, a).orElseThrow(), ratio(row, b).orElseThrow()));
    if (fastest.isEmpty()) {
      return Goal.notMeasured(name);
    }
    double ratio = ratio(row, fastest.get()).orElseThrow();
    return Goal.judged(
        name, ratio >= 1, Markdown.ratio(ratio) + " of " + fastest.get().title() + "'s");
  }

  private OptionalDouble ratio(Row row, Contender to) {
    return run.race().ratio(row, Metric.PER_CPU_SECOND, Contender.ASYNCIO4J, to);
  }

  private Goal startUp(String how, Metric metric) {
    String name = "start-up to first answer" + how + ": less than 500 ms";
    var millis = run.race().median(Row.START_UP, Contender.ASYNCIO4J, metric);
    return millis.isEmpty()
        ? Goal.notMeasured(name)
        : Goal.judged(
            name,
            millis.getAsDouble() < START_MILLIS,
            Markdown.number(millis.getAsDouble()) + " ms");
  }
}
