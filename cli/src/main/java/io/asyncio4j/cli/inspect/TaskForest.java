package io.asyncio4j.cli.inspect;

import io.asyncio4j.cli.terminal.Style;
import io.asyncio4j.cli.terminal.TextWidth;
import io.asyncio4j.management.TaskInfo;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * Who awaits whom.
 *
 * @param trees of each loop, as it prints them itself
 * @param isDeadlocked whether tasks wait for each other, and so for ever
 */
public record TaskForest(List<String> trees, boolean isDeadlocked) {
  private static final String DEADLOCK = "  deadlock";

  /**
   * Asks for it.
   *
   * @param siblings how many tasks to show of those that one awaits
   */
  public static TaskForest of(List<TargetLoop> loops, int siblings) {
    var trees = new ArrayList<String>();
    boolean deadlocked = false;
    for (TargetLoop loop : loops) {
      trees.add(loop.bean().printTaskTree(siblings));
      deadlocked |= loop.tasks().stream().anyMatch(TaskInfo::deadlocked);
    }
    return new TaskForest(trees, deadlocked);
  }

  /** The same as all tasks, each with those that it awaits and where it is. */
  public static ProcessReport report(TargetJvm target, List<TargetLoop> loops)
      throws InspectException {
    return ProcessReport.of(target, loops, "", Integer.MAX_VALUE);
  }

  /** The lines, each no longer than {@code width}. */
  public List<String> lines(int width, Style style, Charset charset) {
    boolean hasBoxes = charset.newEncoder().canEncode('└');
    var lines = new ArrayList<String>();
    for (String tree : trees) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      for (String line : tree.lines().toList()) {
        String strokes = hasBoxes ? line : ascii(line);
        String cut = TextWidth.cutEnd(TextWidth.plain(strokes), width);
        lines.add(cut.replace(DEADLOCK, "  " + style.bad(DEADLOCK.strip())));
      }
    }
    return lines;
  }

  private static String ascii(String line) {
    return line.replace("├─", "|-").replace("└─", "`-").replace("│", "|").replace("↺", "^");
  }
}
