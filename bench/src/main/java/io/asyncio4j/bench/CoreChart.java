package io.asyncio4j.bench;

import io.asyncio4j.bench.Chart.Dot;
import io.asyncio4j.bench.Chart.Line;
import io.asyncio4j.bench.Chart.Series;

/** The medians of a core run as a picture: core.svg. */
final class CoreChart {
  private final CoreRun run;

  private CoreChart(CoreRun run) {
    this.run = run;
  }

  static String svg(CoreRun run) {
    var chart = new CoreChart(run);
    return Chart.svg(
        "Core operations, relative to asyncio4j",
        "medians, log scale; left of the line is less time (or memory) than asyncio4j, right is"
            + " more",
        run.rows().stream()
            .filter(row -> run.statistics(row, Contender.ASYNCIO4J).isPresent())
            .map(chart::line)
            .toList());
  }

  private Line line(Row row) {
    String figure =
        run.statistics(row, Contender.ASYNCIO4J)
            .map(statistics -> Markdown.number(statistics.median()) + " " + row.unit())
            .orElse("");
    return new Line(
        row.title(),
        figure,
        run.options().contenders().stream()
            .flatMap(contender ->
                run.ratio(row, contender, Contender.ASYNCIO4J).stream()
                    .mapToObj(
                        ratio -> new Dot(new Series(contender.title(), contender.color()), ratio)))
            .toList());
  }
}
