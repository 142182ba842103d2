package io.asyncio4j.bench.http;

import io.asyncio4j.bench.race.RaceReport;
import java.util.Locale;
import java.util.Set;

/** What was measured in words: http.md and http.svg. */
final class HttpReport {
  private HttpReport() {}

  static RaceReport<Row, Contender, Metric> of(HttpRun run) {
    var options = run.options();
    return new RaceReport<>(
        run.race(),
        new RaceReport.Style<>(
            "HTTP benchmarks",
            String.format(
                Locale.ROOT,
                "Medians of %d round(s) of %d s, contenders in turn, server on one core and load on"
                    + " another; after the requests per second their least and greatest, and in"
                    + " brackets after those per CPU-second the ratio to asyncio4j's: 0.50x does"
                    + " half as much with the same processor time.",
                options.rounds(),
                options.seconds()),
            "Requests per CPU-second, relative to asyncio4j",
            Contender.ASYNCIO4J,
            Metric.PER_CPU_SECOND,
            Set.of(Metric.REQUESTS),
            Contender::outOf));
  }
}
