package io.asyncio4j;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who awaits whom, as text: under each task those that it awaits. Deeper than anybody reads, and
 * among more siblings than anybody looks at, it only counts.
 */
final class TaskTree {
  private static final int DEEPEST = 50;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

  /** The strokes of the tree. */
  private record Strokes(String branch, String last, String past, String space, String back) {
    static final Strokes BOXES = new Strokes("├─ ", "└─ ", "│  ", "   ", "↺ ");
    static final Strokes ASCII = new Strokes("|- ", "`- ", "|  ", "   ", "^ ");
  }

  private final Strokes strokes;
  private final int siblings;
  private final StringBuilder text = new StringBuilder();
  private final Set<TaskGraph.Node> shown = new HashSet<>();
  private final List<TaskGraph.Node> path = new ArrayList<>();

  private TaskTree(Strokes strokes, int siblings) {
    this.strokes = strokes;
    this.siblings = siblings;
  }

  /**
   * The tree of a loop's tasks, each line ended. Any thread.
   *
   * @param siblings how many tasks to show of those that one task awaits
   * @param unicode whether it may be drawn with more than ASCII
   */
  static String of(EventLoop loop, int siblings, boolean unicode) {
    var tree = new TaskTree(unicode ? Strokes.BOXES : Strokes.ASCII, siblings);
    TaskGraph graph = TaskGraph.of(loop);
    tree.text.append(plain(title(loop, graph.tasks()))).append('\n');
    tree.showAll(graph.roots(), "");
    return tree.text.toString();
  }

  private static String title(EventLoop loop, List<TaskGraph.Node> tasks) {
    String state = loop.isClosed() ? "closed" : loop.isRunning() ? "running" : "not running";
    return String.format(
        Locale.ROOT,
        "loop '%s', %s, %,d task%s",
        loop.name(),
        state,
        tasks.size(),
        tasks.size() == 1 ? "" : "s");
  }

  private void showAll(List<TaskGraph.Node> nodes, String indent) {
    int count = Math.min(nodes.size(), siblings);
    for (int i = 0; i < count; i++) {
      boolean last = i == nodes.size() - 1;
      text.append(indent).append(last ? strokes.last : strokes.branch);
      show(nodes.get(i), indent + (last ? strokes.space : strokes.past));
    }
    if (count < nodes.size()) {
      text.append(indent)
          .append(strokes.last)
          .append(String.format(Locale.ROOT, "... and %,d more\n", nodes.size() - count));
    }
  }

  private void show(TaskGraph.Node node, String indent) {
    if (path.contains(node)) {
      text.append(strokes.back).append(plain(cycle(node))).append('\n');
      return;
    }
    text.append(plain(line(node)));
    if (node.awaited.isEmpty()) {
      text.append('\n');
    } else if (!shown.add(node)) {
      text.append("  (shown above)\n");
    } else if (path.size() == DEEPEST) {
      text.append("  (and what it awaits)\n");
    } else {
      text.append('\n');
      path.add(node);
      showAll(List.copyOf(node.awaited), indent);
      path.removeLast();
    }
  }

  /** The way from a task back to itself, which is a deadlock when nothing else can wake it. */
  private String cycle(TaskGraph.Node node) {
    var cycle = new StringBuilder(node.task.name());
    if (node.deadlocked) {
      cycle.append("  deadlock: ");
      for (TaskGraph.Node step : path.subList(path.indexOf(node), path.size())) {
        cycle.append(step.task.name()).append(" awaits ");
      }
      cycle.append(node.task.name());
    }
    return cycle.toString();
  }

  /** Names may hold anything: line breaks and escape sequences in them are not to act. */
  private static String plain(String line) {
    return CONTROL.matcher(line).replaceAll("?");
  }

  /** A task's name, whether it is in a deadlock, what it does or waits for, and where. */
  private static String line(TaskGraph.Node node) {
    var line = new StringBuilder(node.task.name());
    if (node.deadlocked) {
      line.append("  deadlock");
    }
    String awaiting = node.awaitingInWords();
    line.append("  ").append(awaiting == null ? node.activity : "awaits " + awaiting);
    node.task.stack().stream().findFirst().ifPresent(frame -> line.append("  at ").append(frame));
    return line.toString();
  }
}
