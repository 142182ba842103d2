package io.asyncio4j.cli.inspect;

import io.asyncio4j.cli.terminal.Style;
import io.asyncio4j.cli.terminal.TextWidth;
import io.asyncio4j.management.TaskInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a task is.
 *
 * @param pid its process
 * @param program what that runs
 * @param loop the name of its loop
 * @param task what it does
 * @param stack its frames, the innermost first
 */
public record TaskReport(long pid, String program, String loop, TaskInfo task, List<Frame> stack) {
  /**
   * A call.
   *
   * @param at class, method, file and line
   * @param source the line; empty when the file is not at hand
   */
  public record Frame(String at, String source) {}

  /**
   * Asks for it.
   *
   * @param folders where sources may be, besides the usual places
   */
  public static TaskReport of(TargetJvm target, TaskChoice choice, List<Path> folders) {
    var sources = new SourceLines(target, folders);
    List<Frame> stack =
        choice.loop().bean().printStack(choice.task().number()).stream()
            .map(frame -> new Frame(frame, sources.of(frame).orElse("")))
            .toList();
    TaskInfo task = choice.loop().located(List.of(choice.task())).getFirst();
    return new TaskReport(target.pid(), target.program(), choice.loop().name(), task, stack);
  }

  /** As text. */
  public List<String> lines(TaskChoice choice, Style style) {
    var lines = new ArrayList<String>();
    lines.add(
        style.bold(TextWidth.plain(choice.title()))
            + TextWidth.plain(", " + program)
            + ", process "
            + pid);
    lines.add("  " + TextWidth.plain(what(choice)));
    if (!task.awaitedBy().isEmpty()) {
      String waiters =
          task.awaitedBy().stream().map(choice::named).collect(Collectors.joining(", "));
      lines.add("  awaited by " + TextWidth.plain(waiters));
    }
    if (task.deadlocked()) {
      lines.add("  " + style.bad("deadlock: it awaits itself, through others; see aio pstree"));
    }
    if (stack.isEmpty()) {
      lines.add("  no stack: it has not started, or is done by now");
    }
    for (Frame frame : stack) {
      lines.add("    at " + TextWidth.plain(frame.at));
      if (!frame.source.isEmpty()) {
        lines.add("         " + style.faint(TextWidth.plain(frame.source)));
      }
    }
    return lines;
  }

  private String what(TaskChoice choice) {
    String awaiting =
        task.awaits().size() == 1 ? choice.named(task.awaits().getFirst()) : task.awaiting();
    return task.state()
        + (awaiting.isEmpty() ? "" : " for " + awaiting)
        + ", created "
        + Words.age(task)
        + " ago";
  }
}
