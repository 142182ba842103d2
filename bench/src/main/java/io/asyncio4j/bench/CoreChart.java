package io.asyncio4j.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The medians as a picture: a line for each row, a dot for each contender, at how many times
 * asyncio4j's figure its own is, on a logarithmic scale.
 */
final class CoreChart {
  private static final int LEFT = 370;
  private static final int RIGHT = 40;
  private static final int WIDTH = 1_060;
  private static final int TOP = 110;
  private static final int LINE = 30;

  private final CoreRun run;
  private final List<Row> rows;
  private final List<Contender> contenders;
  private final int least;
  private final int greatest;
  private final StringBuilder out = new StringBuilder();

  private CoreChart(CoreRun run) {
    this.run = run;
    this.rows =
        run.rows().stream()
            .filter(row -> run.statistics(row, Contender.ASYNCIO4J).isPresent())
            .toList();
    this.contenders =
        run.options().contenders().stream()
            .filter(c -> rows.stream().anyMatch(row -> run.statistics(row, c).isPresent()))
            .toList();
    var powers = new ArrayList<Double>(List.of(-1.0, 1.0));
    for (Row row : rows) {
      for (Contender contender : contenders) {
        run.ratio(row, contender, Contender.ASYNCIO4J)
            .ifPresent(ratio -> powers.add(Math.log10(Math.max(ratio, 1e-3))));
      }
    }
    this.least = (int) Math.floor(powers.stream().min(Double::compare).orElseThrow());
    this.greatest = (int) Math.ceil(powers.stream().max(Double::compare).orElseThrow());
  }

  /** The chart as an SVG document. */
  static String svg(CoreRun run) {
    return new CoreChart(run).draw();
  }

  private String draw() {
    int bottom = TOP + rows.size() * LINE;
    int height = bottom + 60;
    put(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d'"
            + " font-family='Helvetica, Arial, sans-serif' font-size='13'>",
        WIDTH, height, WIDTH, height);
    put("<rect width='%d' height='%d' fill='white'/>", WIDTH, height);
    put(
        "<text x='20' y='30' font-size='20' font-weight='bold'>Core operations, relative to"
            + " asyncio4j</text>");
    put(
        "<text x='20' y='52' fill='#555'>medians, log scale; left of the line is less time (or"
            + " memory) than asyncio4j, right is more</text>");
    legend();
    axis(bottom);
    for (int i = 0; i < rows.size(); i++) {
      line(rows.get(i), TOP + i * LINE + LINE / 2);
    }
    put("</svg>");
    return out.toString();
  }

  private void legend() {
    double x = 26;
    for (Contender contender : contenders) {
      dot(x, 80, contender);
      put("<text x='%.0f' y='84'>%s</text>", x + 10, contender.title());
      x += 32 + contender.title().length() * 7;
    }
  }

  private void axis(int bottom) {
    for (int power = least; power <= greatest; power++) {
      double x = x(Math.pow(10, power));
      put(
          "<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' stroke='%s'/>",
          x, x, TOP, bottom, power == 0 ? "#000" : "#ccc");
      put(
          "<text x='%.1f' y='%d' text-anchor='middle'>%s</text>",
          x, bottom + 20, power < 0 ? "1/" + tenTo(-power) + "x" : tenTo(power) + "x");
    }
    put(
        "<text x='%d' y='%d' text-anchor='middle' fill='#555'>times asyncio4j's figure</text>",
        (LEFT + WIDTH - RIGHT) / 2, bottom + 44);
  }

  private static String tenTo(int power) {
    return String.format(Locale.ROOT, "%,d", Math.round(Math.pow(10, power)));
  }

  private void line(Row row, int y) {
    String median =
        run.statistics(row, Contender.ASYNCIO4J)
            .map(statistics -> CoreReport.number(statistics.median()) + " " + row.unit())
            .orElse("");
    put("<text x='20' y='%d'>%s</text>", y + 4, row.title());
    put(
        "<text x='%d' y='%d' text-anchor='end' fill='%s'>%s</text>",
        LEFT - 10, y + 4, Contender.ASYNCIO4J.color(), median);
    put("<line x1='%d' x2='%d' y1='%d' y2='%d' stroke='#eee'/>", LEFT, WIDTH - RIGHT, y, y);
    for (Contender contender : contenders.reversed()) {
      run.ratio(row, contender, Contender.ASYNCIO4J)
          .ifPresent(ratio -> dot(x(ratio), y, contender));
    }
  }

  private void dot(double x, double y, Contender contender) {
    put(
        "<circle cx='%.1f' cy='%.1f' r='6' fill='%s' fill-opacity='0.85' stroke='white'/>",
        x, y, contender.color());
  }

  private double x(double ratio) {
    double power = Math.max(Math.log10(ratio), least);
    return LEFT + 10 + (WIDTH - RIGHT - LEFT - 20) * (power - least) / (greatest - least);
  }

  private void put(String format, Object... arguments) {
    // With no arguments a text may hold a per cent sign.
    out.append(arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments));
    out.append('\n');
  }
}
