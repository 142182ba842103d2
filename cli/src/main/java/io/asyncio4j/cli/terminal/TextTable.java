package io.asyncio4j.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rows in columns that line up, as wide as they must be and as the reader's window allows. */
public final class TextTable {
  private static final int GAP = 2;
  private static final int NARROWEST = 8;

  /** Where there is no window, a text that is longer than this does not make its column wider. */
  private static final int LONGEST = 100;

  /** Where a text is cut for which there is no room. */
  public enum Fit {
    WHOLE,
    CUT_END,
    CUT_START
  }

  /**
   * A column.
   *
   * @param title what stands over it
   * @param right whether it is aligned to the right, as numbers are
   */
  public record Column(String title, boolean right, Fit fit) {}

  /**
   * A text in a row.
   *
   * @param paint what colours it, which takes no room
   */
  public record Cell(String text, UnaryOperator<String> paint) {
    /** Without a colour. */
    public static Cell of(String text) {
      return new Cell(text, UnaryOperator.identity());
    }
  }

  private final List<Column> columns;
  private final List<List<Cell>> rows = new ArrayList<>();

  public TextTable(List<Column> columns) {
    this.columns = columns;
  }

  /** Adds a row with a text for each column. */
  public void add(List<Cell> cells) {
    rows.add(cells.stream().map(cell -> new Cell(TextWidth.plain(cell.text), cell.paint)).toList());
  }

  /**
   * The lines, the titles first.
   *
   * @param width the window's, which no line is longer than: columns that may be cut are, as long
   *     as they can be read, then the last ones go; {@link Integer#MAX_VALUE} for none
   */
  public List<String> lines(int width, Style style) {
    int[] widths = widths(width);
    var lines = new ArrayList<String>();
    boolean cuts = width != Integer.MAX_VALUE;
    lines.add(
        line(columns.stream().map(c -> new Cell(c.title, style::bold)).toList(), widths, cuts));
    rows.forEach(row -> lines.add(line(row, widths, cuts)));
    return lines;
  }

  private int[] widths(int width) {
    var widths = new int[columns.size()];
    int room = width - GAP * (columns.size() - 1);
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] =
          Math.max(
              columns.get(i).title.length(),
              rows.stream().mapToInt(row -> TextWidth.of(row.get(column).text)).max().orElse(0));
      if (width == Integer.MAX_VALUE && columns.get(i).fit != Fit.WHOLE) {
        widths[i] = Math.min(widths[i], LONGEST);
      }
      room -= widths[i];
    }
    for (int widest = widest(widths); room < 0 && widest >= 0; widest = widest(widths)) {
      widths[widest]--;
      room++;
    }
    for (int last = widths.length - 1; room < 0 && last >= 0; last--) {
      int cut = Math.min(-room, widths[last]);
      widths[last] -= cut;
      room += widths[last] == 0 ? cut + GAP : cut;
    }
    return widths;
  }

  /** The widest of the columns that may be cut; -1 when there is none left. */
  private int widest(int[] widths) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      if (columns.get(i).fit != Fit.WHOLE
          && widths[i] > NARROWEST
          && (widest < 0 || widths[i] > widths[widest])) {
        widest = i;
      }
    }
    return widest;
  }

  private String line(List<Cell> cells, int[] widths, boolean cuts) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      Cell cell = cells.get(i);
      String text =
          !cuts
              ? cell.text
              : columns.get(i).fit == Fit.CUT_START
                  ? TextWidth.cutStart(cell.text, widths[i])
                  : TextWidth.cutEnd(cell.text, widths[i]);
      String padding = " ".repeat(Math.max(0, widths[i] - TextWidth.of(text)));
      boolean isLast = i == widths.length - 1;
      if (columns.get(i).right) {
        line.append(padding).append(cell.paint.apply(text));
      } else {
        line.append(cell.paint.apply(text)).append(isLast ? "" : padding);
      }
      line.append(isLast ? "" : " ".repeat(GAP));
    }
    return line.toString().stripTrailing();
  }
}
