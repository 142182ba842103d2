package io.asyncio4j.bench.web;

import io.asyncio4j.bench.race.RaceReport;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What was measured in words: web.md and web.svg. */
final class WebReport {
  private WebReport() {}

  static RaceReport<Row, Contender, Metric> of(WebRun run) {
    var options = run.options();
    return new RaceReport<>(
        run.race(),
        new RaceReport.Style<>(
            "Web benchmarks",
            String.format(
                Locale.ROOT,
                "Medians of %d round(s) of %d s, contenders in turn, server on one core and load on"
                    + " another; in brackets after the requests per second and after the first"
                    + " answer their least and greatest, after those per CPU-second the ratio to"
                    + " asyncio4j's: 0.50x does half as much with the same processor time. Fixed"
                    + " rates: %d orders, %d summaries a second.",
                options.rounds(),
                options.seconds(),
                options.orderRate(),
                options.summaryRate()),
            "Web frameworks: requests per CPU-second, relative to asyncio4j",
            Contender.ASYNCIO4J,
            Metric.PER_CPU_SECOND,
            Set.of(Metric.REQUESTS, Metric.FIRST_ANSWER, Metric.FIRST_ANSWER_CACHED),
            (_, _) -> Optional.empty()));
  }
}
