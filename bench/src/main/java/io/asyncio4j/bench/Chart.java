package io.asyncio4j.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Medians as a picture: a line for each row, a dot for each contender, at how many times
 * asyncio4j's figure its own is, on a logarithmic scale.
 */
public final class Chart {
  private static final int LEFT = 370;
  private static final int RIGHT = 40;
  private static final int WIDTH = 1_060;
  private static final int TOP = 110;
  private static final int LINE = 30;
  private static final String OURS = "#d62728";

  /**
   * A contender.
   *
   * @param name the words of the legend
   * @param color in SVG's form
   */
  public record Series(String name, String color) {}

  /**
   * A contender's place in a line.
   *
   * @param ratio its figure by asyncio4j's
   */
  public record Dot(Series series, double ratio) {}

  /**
   * A row of the chart.
   *
   * @param title what was measured
   * @param figure asyncio4j's, with its unit
   */
  public record Line(String title, String figure, List<Dot> dots) {}

  private final String title;
  private final String explanation;
  private final List<Line> lines;
  private final List<Series> legend;
  private final int least;
  private final int greatest;
  private final StringBuilder out = new StringBuilder();

  private Chart(String title, String explanation, List<Line> lines) {
    this.title = title;
    this.explanation = explanation;
    this.lines = lines;
    this.legend =
        lines.stream().flatMap(line -> line.dots.stream()).map(Dot::series).distinct().toList();
    var powers =
        Stream.concat(
                Stream.of(-1.0, 1.0),
                lines.stream()
                    .flatMap(line -> line.dots.stream())
                    .map(dot -> Math.log10(Math.max(dot.ratio, 1e-3))))
            .mapToDouble(Double::doubleValue)
            .summaryStatistics();
    this.least = (int) Math.floor(powers.getMin());
    this.greatest = (int) Math.ceil(powers.getMax());
  }

  /**
   * The chart as an SVG document.
   *
   * @param explanation what left and right of the line mean
   * @param lines from top to bottom; a dot that comes first lies above the others
   */
  public static String svg(String title, String explanation, List<Line> lines) {
    return new Chart(title, explanation, lines).draw();
  }

  private String draw() {
    int bottom = TOP + lines.size() * LINE;
    int height = bottom + 60;
    put(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d'"
            + " font-family='Helvetica, Arial, sans-serif' font-size='13'>",
        WIDTH, height, WIDTH, height);
    put("<rect width='%d' height='%d' fill='white'/>", WIDTH, height);
    put("<text x='20' y='30' font-size='20' font-weight='bold'>%s</text>", title);
    put("<text x='20' y='52' fill='#555'>%s</text>", explanation);
    legend();
    axis(bottom);
    for (int i = 0; i < lines.size(); i++) {
      line(lines.get(i), TOP + i * LINE + LINE / 2);
    }
    put("</svg>");
    return out.toString();
  }

  private void legend() {
    double x = 26;
    for (Series series : legend) {
      dot(x, 80, series);
      put("<text x='%.0f' y='84'>%s</text>", x + 10, series.name);
      x += 32 + series.name.length() * 7;
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

  private void line(Line line, int y) {
    put("<text x='20' y='%d'>%s</text>", y + 4, line.title);
    put(
        "<text x='%d' y='%d' text-anchor='end' fill='%s'>%s</text>",
        LEFT - 10, y + 4, OURS, line.figure);
    put("<line x1='%d' x2='%d' y1='%d' y2='%d' stroke='#eee'/>", LEFT, WIDTH - RIGHT, y, y);
    for (Dot dot : line.dots.reversed()) {
      dot(x(dot.ratio), y, dot.series);
    }
  }

  private void dot(double x, double y, Series series) {
    put(
        "<circle cx='%.1f' cy='%.1f' r='6' fill='%s' fill-opacity='0.85' stroke='white'/>",
        x, y, series.color);
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
