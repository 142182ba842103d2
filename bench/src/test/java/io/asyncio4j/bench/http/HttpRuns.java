package io.asyncio4j.bench.http;

import io.asyncio4j.bench.Machine;
import java.nio.file.Path;
import java.util.Map;

/** Runs with invented figures. */
final class HttpRuns {
  private final HttpRun run;

  private HttpRuns(String... args) {
    run =
        new HttpRun(
            new Machine("Some CPU", 2, "Linux", "some JVM", 0.1),
            HttpOptions.parse(args, Path.of("out")));
  }

  static HttpRuns of(String... args) {
    return new HttpRuns(args);
  }

  /** Adds a round for each of {@code values}. */
  HttpRuns with(Row row, Contender contender, Metric metric, double... values) {
    for (double value : values) {
      run.race().add(row, contender, Map.of(metric, value));
    }
    return this;
  }

  HttpRuns perCpuSecond(Row row, Contender contender, double value) {
    return with(row, contender, Metric.PER_CPU_SECOND, value);
  }

  HttpRun run() {
    return run;
  }
}
