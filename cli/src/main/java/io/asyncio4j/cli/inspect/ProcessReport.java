package io.asyncio4j.cli.inspect;

import io.asyncio4j.cli.terminal.Style;
import io.asyncio4j.cli.terminal.TextWidth;
import io.asyncio4j.management.TaskInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The tasks of a process.
 *
 * @param pid the process
 * @param program what it runs
 * @param loops its loops
 */
public record ProcessReport(long pid, String program, List<Loop> loops) {
  /**
   * A loop and its tasks.
   *
   * @param figures of the loop
   * @param states how many tasks do what, of those that were asked for
   * @param tasks the tasks, the oldest first
   * @param tasksLeftOut how many of those that were asked for are not among them
   */
  public record Loop(
      LoopFigures figures, Map<String, Integer> states, List<TaskInfo> tasks, int tasksLeftOut) {}

  /**
   * Asks for it.
   *
   * @param filter what the name, the state or what a task waits for contains
   * @param limit how many tasks of a loop to show
   */
  public static ProcessReport of(TargetJvm target, List<TargetLoop> loops, String filter, int limit)
      throws InspectException {
    List<LoopFigures> figures = Programs.figures(loops);
    var reports = new ArrayList<Loop>();
    for (int i = 0; i < loops.size(); i++) {
      reports.add(
          filter.isEmpty()
              ? unfiltered(loops.get(i), figures.get(i), limit)
              : filtered(loops.get(i), figures.get(i), filter, limit));
    }
    return new ProcessReport(target.pid(), target.program(), reports);
  }

  private static Loop unfiltered(TargetLoop loop, LoopFigures figures, int limit) {
    List<TaskInfo> shown = loop.oldest(limit);
    Map<String, Integer> states = loop.bean().countStates();
    int all = states.values().stream().mapToInt(Integer::intValue).sum();
    return new Loop(figures, states, shown, Math.max(0, all - shown.size()));
  }

  private static Loop filtered(TargetLoop loop, LoopFigures figures, String filter, int limit) {
    List<TaskInfo> all =
        loop.tasks().stream().filter(task -> TaskRows.matches(task, filter)).toList();
    List<TaskInfo> shown = all.subList(0, Math.min(limit, all.size()));
    return new Loop(
        figures, TaskOrder.countStates(all), loop.located(shown), all.size() - shown.size());
  }

  /** Whether tasks wait for each other, and so for ever. */
  public boolean isDeadlocked() {
    return loops.stream().flatMap(loop -> loop.tasks.stream()).anyMatch(TaskInfo::deadlocked);
  }

  /** As text, a table for each loop. */
  public List<String> lines(int width, Style style) {
    var lines = new ArrayList<String>();
    lines.add(style.bold(TextWidth.plain(program)) + ", process " + pid);
    for (Loop loop : loops) {
      lines.add("");
      lines.add(title(loop, style));
      if (!loop.tasks.isEmpty()) {
        lines.addAll(TaskRows.lines(loop.tasks, width, style));
      }
      if (loop.tasksLeftOut > 0) {
        lines.add(
            style.faint(
                "... and " + Words.count(loop.tasksLeftOut) + " more: --all, --limit N, --filter"));
      }
    }
    return lines;
  }

  private static String title(Loop loop, Style style) {
    LoopFigures figures = loop.figures;
    String lag = "lag " + Words.millis(figures.lagMillis());
    return TextWidth.plain("loop '" + figures.loop() + "', ")
        + Words.count(figures.tasks(), "task")
        + (loop.states.isEmpty() ? "" : " (" + Words.states(loop.states) + ")")
        + ", "
        + (figures.lagMillis() < LoopFigures.LONG_LAG ? lag : style.bad(lag))
        + (figures.runningTask().isEmpty()
            ? ""
            : TextWidth.plain(", running " + figures.runningTask()));
  }
}
