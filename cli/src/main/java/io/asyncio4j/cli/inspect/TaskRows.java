package io.asyncio4j.cli.inspect;

import io.asyncio4j.cli.terminal.Style;
import io.asyncio4j.cli.terminal.TextTable;
import io.asyncio4j.cli.terminal.TextTable.Cell;
import io.asyncio4j.cli.terminal.TextTable.Column;
import io.asyncio4j.cli.terminal.TextTable.Fit;
import io.asyncio4j.management.TaskInfo;
import java.util.List;
import java.util.Locale;

/** Tasks as a table. */
final class TaskRows {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("TASK", true, Fit.WHOLE),
          new Column("NAME", false, Fit.CUT_END),
          new Column("STATE", false, Fit.WHOLE),
          new Column("AGE", true, Fit.WHOLE),
          new Column("WAITS FOR", false, Fit.CUT_END),
          new Column("AT", false, Fit.CUT_START));

  private TaskRows() {}

  static List<String> lines(List<TaskInfo> tasks, int width, Style style) {
    var table = new TextTable(COLUMNS);
    for (TaskInfo task : tasks) {
      table.add(
          List.of(
              Cell.of(Long.toString(task.number())),
              Cell.of(task.name()),
              state(task, style),
              Cell.of(Words.age(task)),
              Cell.of(task.awaiting()),
              new Cell(task.place(), style::faint)));
    }
    return table.lines(width, style);
  }

  private static Cell state(TaskInfo task, Style style) {
    String state = Words.state(task);
    return switch (state) {
      case "deadlock" -> new Cell(state, style::bad);
      case "running" -> new Cell(state, style::good);
      default -> Cell.of(state);
    };
  }

  /** Whether {@code text} is in its name, its state or what it waits for, in any case. */
  static boolean matches(TaskInfo task, String text) {
    String sought = text.toLowerCase(Locale.ROOT);
    return (task.name() + "\n" + Words.state(task) + "\n" + task.awaiting())
        .toLowerCase(Locale.ROOT)
        .contains(sought);
  }
}
