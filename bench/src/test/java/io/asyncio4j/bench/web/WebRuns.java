package io.asyncio4j.bench.web;

import io.asyncio4j.bench.Machine;
import java.nio.file.Path;
import java.util.Map;

/** Runs with invented figures. */
final class WebRuns {
  private final WebRun run;

  private WebRuns(String... args) {
    run =
        new WebRun(
            new Machine("Some CPU", 2, "Linux", "some JVM", 0.1),
            WebOptions.parse(args, Path.of("out")));
  }

  static WebRuns of(String... args) {
    return new WebRuns(args);
  }

  /** Adds a round for each of {@code values}. */
  WebRuns with(Row row, Contender contender, Metric metric, double... values) {
    for (double value : values) {
      run.race().add(row, contender, Map.of(metric, value));
    }
    return this;
  }

  WebRun run() {
    return run;
  }
}
