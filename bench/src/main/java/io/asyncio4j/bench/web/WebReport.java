package io.asyncio4j.bench.web;

import io.asyncio4j.bench.Chart;
import io.asyncio4j.bench.Goal;
import io.asyncio4j.bench.Markdown;
import io.asyncio4j.bench.Statistics;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** What was measured as Markdown and as a picture: web.md and web.svg. */
final class WebReport {
  private final WebRun run;
  private final StringBuilder out = new StringBuilder();

  private WebReport(WebRun run) {
    this.run = run;
  }

  static String markdown(WebRun run, List<Goal> goals) {
    return new WebReport(run).markdown(goals);
  }

  private String markdown(List<Goal> goals) {
    head();
    for (Row row : run.rows()) {
      table(row);
    }
    Markdown.goals(out, goals);
    return out.toString();
  }

  private void head() {
    var options = run.options();
    out.append("# Web benchmarks\n\n");
    out.append(
        String.format(
            Locale.ROOT,
            "Medians of %d round(s) of %d s, contenders in turn, server on one core and load on"
                + " another; in brackets after the requests per second and after the first answer their"
                + " least and greatest, after those per CPU-second the ratio to asyncio4j's: 0.50x does half"
                + " as much with the same processor time. Fixed rates: %d orders, %d summaries a"
                + " second.%n%n",
            options.rounds(),
            options.seconds(),
            options.orderRate(),
            options.summaryRate()));
    Markdown.machine(out, run.machine());
    line(
        run.machine().java()
            + "; flags of every contender on the JVM: `"
            + String.join(" ", options.jvmFlags())
            + "`");
    run.tools().forEach((name, version) -> line(name + ": " + version));
    run.contenders()
        .versions()
        .forEach((contender, version) -> line(contender.title() + ": " + version));
    run.contenders()
        .missing()
        .forEach(
            (contender, howTo) -> line(contender.title() + ": skipped, not installed; " + howTo));
    for (var failure : run.failures()) {
      line(
          "**"
              + failure.contender().title()
              + " failed at "
              + failure.row().id()
              + "**: "
              + failure.words());
    }
  }

  private void line(String words) {
    out.append("- ").append(words).append('\n');
  }

  private void table(Row row) {
    out.append("\n## ").append(row.id()).append(": ").append(row.title()).append("\n\n");
    var metrics =
        Arrays.stream(Metric.values())
            .filter(metric ->
                run.options().contenders().stream()
                    .anyMatch(who -> run.samples().median(row, who, metric).isPresent()))
            .toList();
    var head = new StringJoiner(" | ", "| contender | ", " |\n");
    metrics.forEach(metric -> head.add(metric.title()));
    out.append(head).append("|---|").append("--:|".repeat(metrics.size())).append('\n');
    for (Contender contender : run.options().contenders()) {
      if (metrics.stream()
          .anyMatch(metric -> run.samples().median(row, contender, metric).isPresent())) {
        var line = new StringJoiner(" | ", "| ", " |\n").add(contender.title());
        metrics.forEach(metric -> line.add(cell(row, contender, metric)));
        out.append(line);
      }
    }
    run.notes().stream()
        .filter(note -> note.row() == row)
        .forEach(note ->
            out.append('\n')
                .append(note.contender().title())
                .append(": ")
                .append(note.words())
                .append(".\n"));
  }

  private String cell(Row row, Contender contender, Metric metric) {
    return run.samples()
        .statistics(row, contender, metric)
        .map(statistics ->
            Markdown.number(statistics.median())
                + switch (metric) {
                  case REQUESTS, FIRST_ANSWER, FIRST_ANSWER_CACHED -> spread(statistics);
                  case PER_CPU_SECOND -> ratio(row, contender);
                  default -> "";
                })
        .orElse("-");
  }

  private static String spread(Statistics statistics) {
    return statistics.count() == 1
        ? ""
        : " ("
            + Markdown.number(statistics.min())
            + " to "
            + Markdown.number(statistics.max())
            + ")";
  }

  private String ratio(Row row, Contender contender) {
    var ratio = run.samples().ratio(row, Metric.PER_CPU_SECOND, contender, Contender.ASYNCIO4J);
    return contender == Contender.ASYNCIO4J || ratio.isEmpty()
        ? ""
        : " (" + Markdown.ratio(ratio.getAsDouble()) + ")";
  }

  /** Requests for each second of processor time, beside asyncio4j's. */
  static String svg(WebRun run) {
    return Chart.svg(
        "Web frameworks: requests per CPU-second, relative to asyncio4j",
        "medians, log scale; left of the line is fewer requests with the same processor time",
        run.rows().stream()
            .filter(row ->
                run.samples().median(row, Contender.ASYNCIO4J, Metric.PER_CPU_SECOND).isPresent())
            .map(row -> line(run, row))
            .toList());
  }

  private static Chart.Line line(WebRun run, Row row) {
    double ours = run.samples().median(row, Contender.ASYNCIO4J, Metric.PER_CPU_SECOND).orElse(0);
    return new Chart.Line(
        row.id(),
        Markdown.number(ours) + " requests",
        run.options().contenders().stream()
            .flatMap(contender ->
                run
                    .samples()
                    .ratio(row, Metric.PER_CPU_SECOND, contender, Contender.ASYNCIO4J)
                    .stream()
                    .mapToObj(ratio ->
                        new Chart.Dot(
                            new Chart.Series(contender.title(), contender.color()), ratio)))
            .toList());
  }
}
