package io.asyncio4j.cli.inspect;

import io.asyncio4j.cli.fetch.Quantities;
import io.asyncio4j.cli.terminal.Style;
import io.asyncio4j.cli.terminal.TextWidth;
import io.asyncio4j.management.TaskInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;

/** A sample as a page of a terminal. */
final class TopPage {
  /** Lines besides those of the tasks: figures, titles, keys. */
  static final int OTHER_LINES = 7;

  private TopPage() {}

  /**
   * Its lines.
   *
   * @param sample where the tasks to be shown have places
   * @param height how many lines there is room for
   * @param live whether somebody can press keys
   */
  static List<String> lines(
      TopSample sample, TopView view, int width, int height, boolean live, Style style) {
    var lines = new ArrayList<String>();
    int count = sample.loops().size();
    String title = style.bold(TextWidth.plain(sample.program())) + ", process " + sample.pid();
    if (count == 0) {
      lines.add(title);
      lines.add("no loop runs at this moment");
      pad(lines, height - 1);
    } else {
      int index = view.loopOf(count);
      TopSample.Loop loop = sample.loops().get(index);
      lines.add(
          title
              + TextWidth.plain(", loop '" + loop.figures().loop() + "'")
              + (count > 1 ? " (" + (index + 1) + " of " + count + ")" : ""));
      addFigures(loop, style, lines);
      List<TaskInfo> chosen = view.chosen(loop.tasks());
      int room = Math.max(1, height - OTHER_LINES);
      int first = Math.min(view.first(), Math.max(0, chosen.size() - room));
      List<TaskInfo> shown = chosen.subList(first, Math.min(chosen.size(), first + room));
      lines.add("");
      lines.addAll(TaskRows.lines(shown, width, style));
      if (live) {
        pad(lines, height - 1);
      }
    }
    if (live) {
      lines.add(keys(view, count, style));
    }
    if (width == Integer.MAX_VALUE) {
      return lines;
    }
    return lines.stream()
        .map(line -> AttributedString.fromAnsi(line).columnSubSequence(0, width).toAnsi())
        .toList();
  }

  private static void pad(List<String> lines, int height) {
    while (lines.size() < height) {
      lines.add("");
    }
  }

  private static void addFigures(TopSample.Loop loop, Style style, List<String> lines) {
    LoopFigures now = loop.figures();
    lines.add(
        Words.count(now.tasks(), "task")
            + " ("
            + Words.states(TaskOrder.countStates(loop.tasks()))
            + "), "
            + Words.count(Math.round(loop.tasksPerSecond()))
            + "/s created, "
            + Words.count(Math.round(loop.switchesPerSecond()))
            + "/s switches");
    String lag = "lag " + Words.millis(now.lagMillis());
    lines.add(
        (now.lagMillis() < LoopFigures.LONG_LAG ? lag : style.bad(lag))
            + ", "
            + Words.count(now.ready())
            + " ready, "
            + Words.count(now.timers(), "timer")
            + ", longest callback "
            + Words.millis(now.longestCallbackMillis())
            + ", "
            + Words.count(now.stalls(), "stall")
            + (now.stalls() == 0
                ? ""
                : " of " + Quantities.text(Duration.ofMillis(Math.round(now.stalledMillis())))));
    String waits =
        loop.waits().entrySet().stream()
            .map(entry -> waiting(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    lines.add(
        TextWidth.plain(
            (now.runningTask().isEmpty() ? "" : "running " + now.runningTask() + "; ")
                + "waits: "
                + (waits.isEmpty() ? "none" : waits)));
  }

  private static String waiting(String kind, int tasks) {
    boolean isOneOfMany = tasks == 1 && (kind.equals(Waits.TASKS) || kind.equals(Waits.JDK_CALLS));
    return Words.count(tasks) + " " + (isOneOfMany ? kind.substring(0, kind.length() - 1) : kind);
  }

  private static String keys(TopView view, int loops, Style style) {
    if (view.typing()) {
      return "filter: " + TextWidth.plain(view.filter()) + "_  " + style.faint("Enter, Esc");
    }
    return style.faint(
        String.format(
            Locale.ROOT,
            "q quit  s sort: %s%s  r reverse  / filter%s  arrows scroll%s",
            view.order(),
            view.reversed() ? " (reversed)" : "",
            view.filter().isEmpty() ? "" : ": " + TextWidth.plain(view.filter()),
            loops > 1 ? "  Tab next loop" : ""));
  }
}
