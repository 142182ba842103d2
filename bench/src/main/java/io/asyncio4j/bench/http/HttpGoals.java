package io.asyncio4j.bench.http;

import io.asyncio4j.bench.Goal;
import io.asyncio4j.bench.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What the project promises of its HTTP server and client, judged by a run. */
final class HttpGoals {
  private static final List<Row> SERVER = List.of(Row.PLAINTEXT, Row.JSON, Row.PIPELINED);
  private static final double IDLE_HEAP = 8 * 1024;

  private final HttpRun run;

  private HttpGoals(HttpRun run) {
    this.run = run;
  }

  /** All goals, judged by what {@code run} has measured. */
  static List<Goal> judge(HttpRun run) {
    var goals = new HttpGoals(run);
    return List.of(
        goals.perCpuSecond(Contender.NETTY, 0.95, List.of(Row.PLAINTEXT, Row.JSON)),
        goals.perCpuSecond(Contender.NETTY, 0.85, List.of(Row.PIPELINED)),
        goals.perCpuSecond(Contender.VERTX, 1, SERVER),
        goals.perCpuSecond(Contender.HELIDON, 1.25, SERVER),
        goals.perCpuSecond(Contender.FASTAPI, 8, SERVER),
        goals.perCpuSecond(Contender.AIOHTTP, 8, SERVER),
        goals.latency(),
        goals.perCpuSecond(Contender.VERTX, 1.5, List.of(Row.SUMMARY)),
        goals.perCpuSecond(Contender.FASTAPI, 12, List.of(Row.SUMMARY)),
        goals.perCpuSecond(Contender.VERTX, 1.5, List.of(Row.FAN_OUT)),
        goals.perCpuSecond(Contender.JDK, 1.5, List.of(Row.FAN_OUT)),
        goals.perCpuSecond(Contender.AIOHTTP, 8, List.of(Row.FAN_OUT)),
        goals.idleHeap());
  }

  /** At least {@code factor} times another's requests for each second of processor time. */
  private Goal perCpuSecond(Contender than, double factor, List<Row> rows) {
    String name =
        "requests per CPU-second, "
            + String.join(", ", rows.stream().map(Row::id).toList())
            + ": "
            + (factor == 1 ? "more than " : "at least " + factor(factor) + " times ")
            + than.title()
            + "'s";
    var figures = new ArrayList<String>();
    boolean reached = true;
    for (Row row : rows) {
      OptionalDouble ratio =
          run.race().ratio(row, Metric.PER_CPU_SECOND, Contender.ASYNCIO4J, than);
      if (ratio.isPresent()) {
        double times = ratio.getAsDouble();
        reached &= factor == 1 ? times > 1 : times >= factor;
        figures.add(
            rows.size() == 1 ? Markdown.ratio(times) : row.id() + " " + Markdown.ratio(times));
      }
    }
    return figures.isEmpty()
        ? Goal.notMeasured(name)
        : Goal.judged(name, reached, String.join(", ", figures));
  }

  private static String factor(double factor) {
    return factor == Math.rint(factor) ? Long.toString(Math.round(factor)) : "" + factor;
  }

  private Goal latency() {
    String name = "p99 at a fixed rate: at most 1.2 times the raw Netty handler's";
    OptionalDouble ratio =
        run.race().ratio(Row.FIXED_RATE, Metric.P99, Contender.ASYNCIO4J, Contender.NETTY);
    return ratio.isEmpty()
        ? Goal.notMeasured(name)
        : Goal.judged(name, ratio.getAsDouble() <= 1.2, Markdown.ratio(ratio.getAsDouble()));
  }

  private Goal idleHeap() {
    String name = "an idle connection takes less than 8 KB of heap";
    OptionalDouble bytes = run.race().median(Row.IDLE, Contender.ASYNCIO4J, Metric.IDLE_HEAP);
    return bytes.isEmpty()
        ? Goal.notMeasured(name)
        : Goal.judged(
            name,
            bytes.getAsDouble() < IDLE_HEAP,
            Markdown.number(bytes.getAsDouble()) + " bytes, of " + run.options().idle());
  }
}
