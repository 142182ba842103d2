package io.asyncio4j.bench.race;

import io.asyncio4j.bench.Chart;
import io.asyncio4j.bench.Goal;
import io.asyncio4j.bench.Markdown;
import io.asyncio4j.bench.Statistics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.BiFunction;

/**
 * What was measured as Markdown and as a picture.
 *
 * @param <R> the rows
 * @param <C> the contenders
 * @param <M> the figures
 */
public final class RaceReport<
    R extends Enum<R> & Titled, C extends Enum<C> & Racer, M extends Enum<M> & Titled> {
  private final Race<R, C, M> race;
  private final Style<R, C, M> style;
  private final StringBuilder out = new StringBuilder();

  /**
   * How it is told.
   *
   * @param title of the report
   * @param introduction what the figures are
   * @param chart the title of the picture
   * @param ours whom the others are compared with
   * @param perCpuSecond the figure in which they are
   * @param spread the figures that are told with their least and greatest
   * @param outOf why a contender has no part in a row; empty when it has
   */
  public record Style<R, C, M>(
      String title,
      String introduction,
      String chart,
      C ours,
      M perCpuSecond,
      Set<M> spread,
      BiFunction<C, R, Optional<String>> outOf) {}

  /** A report of a run. */
  public RaceReport(Race<R, C, M> race, Style<R, C, M> style) {
    this.race = race;
    this.style = style;
  }

  /** As Markdown. To be called once. */
  public String markdown(List<Goal> goals) {
    head();
    race.rows().forEach(this::table);
    Markdown.goals(out, goals);
    return out.toString();
  }

  private void head() {
    out.append("# ").append(style.title).append("\n\n").append(style.introduction).append("\n\n");
    Markdown.machine(out, race.machine());
    line(
        race.machine().java()
            + "; flags of every contender on the JVM: `"
            + String.join(" ", race.course().jvmFlags())
            + "`");
    race.tools().forEach((name, version) -> line(name + ": " + version));
    var contenders = race.contenders();
    contenders.versions().forEach((contender, version) -> line(contender.title() + ": " + version));
    contenders
        .missing()
        .forEach(
            (contender, howTo) -> line(contender.title() + ": skipped, not installed; " + howTo));
    race.skipped().forEach((row, why) -> line(row.id() + ": skipped; " + why));
    for (var failure : race.failures()) {
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

  private void table(R row) {
    out.append("\n## ").append(row.id()).append(": ").append(row.title()).append("\n\n");
    var contenders =
        race.course().contenders().stream()
            .filter(contender ->
                race.course().metrics().stream().anyMatch(metric -> has(row, contender, metric)))
            .toList();
    var metrics =
        race.course().metrics().stream()
            .filter(
                metric -> contenders.stream().anyMatch(contender -> has(row, contender, metric)))
            .toList();
    var head = new StringJoiner(" | ", "| contender | ", " |\n");
    metrics.forEach(metric -> head.add(metric.title()));
    out.append(head).append("|---|").append("--:|".repeat(metrics.size())).append('\n');
    for (C contender : contenders) {
      var line = new StringJoiner(" | ", "| ", " |\n").add(contender.title());
      metrics.forEach(metric -> line.add(cell(row, contender, metric)));
      out.append(line);
    }
    words(row);
  }

  private boolean has(R row, C contender, M metric) {
    return race.median(row, contender, metric).isPresent();
  }

  /** What is to be said below a table. */
  private void words(R row) {
    var absent =
        race.course().contenders().stream()
            .flatMap(contender ->
                style.outOf.apply(contender, row).stream()
                    .map(why -> contender.title() + " (" + why + ")"))
            .toList();
    if (!absent.isEmpty()) {
      out.append("\nNot in this row: ").append(String.join(", ", absent)).append(".\n");
    }
    for (var note : race.notes()) {
      if (note.row() == row) {
        out.append('\n').append(note.contender().title()).append(": ");
        out.append(note.words()).append(".\n");
      }
    }
  }

  private String cell(R row, C contender, M metric) {
    return race.statistics(row, contender, metric)
        .map(statistics ->
            Markdown.number(statistics.median())
                + (style.spread.contains(metric) ? spread(statistics) : "")
                + (metric == style.perCpuSecond ? ratio(row, contender) : ""))
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

  private String ratio(R row, C contender) {
    var ratio = race.ratio(row, style.perCpuSecond, contender, style.ours);
    return contender == style.ours || ratio.isEmpty()
        ? ""
        : " (" + Markdown.ratio(ratio.getAsDouble()) + ")";
  }

  /** Requests for each second of processor time, beside ours, as SVG. */
  public String svg() {
    return Chart.svg(
        style.chart,
        "medians, log scale; left of the line is fewer requests with the same processor time",
        race.rows().stream()
            .filter(row -> has(row, style.ours, style.perCpuSecond))
            .map(this::chartLine)
            .toList());
  }

  private Chart.Line chartLine(R row) {
    double ours = race.median(row, style.ours, style.perCpuSecond).orElse(0);
    return new Chart.Line(
        row.id(),
        Markdown.number(ours) + " requests",
        race.course().contenders().stream()
            .flatMap(contender ->
                race.ratio(row, style.perCpuSecond, contender, style.ours).stream()
                    .mapToObj(ratio ->
                        new Chart.Dot(
                            new Chart.Series(contender.title(), contender.color()), ratio)))
            .toList());
  }
}
