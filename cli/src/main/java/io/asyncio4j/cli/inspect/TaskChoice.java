package io.asyncio4j.cli.inspect;

import io.asyncio4j.management.TaskInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one task that a user means.
 *
 * @param loop the loop that it belongs to
 * @param task what it does
 * @param others all tasks of that loop, at the same moment
 */
public record TaskChoice(TargetLoop loop, TaskInfo task, List<TaskInfo> others) {
  private static final int CANDIDATES_SHOWN = 10;

  /**
   * Finds it.
   *
   * @param wanted its number, or its name when only one has it
   * @throws InspectException when there is none, or more than one
   */
  public static TaskChoice find(List<TargetLoop> loops, String wanted) throws InspectException {
    var byNumber = new ArrayList<TaskChoice>();
    var byName = new ArrayList<TaskChoice>();
    for (TargetLoop loop : loops) {
      List<TaskInfo> tasks = loop.tasks();
      for (TaskInfo task : tasks) {
        if (wanted.equals(Long.toString(task.number()))) {
          byNumber.add(new TaskChoice(loop, task, tasks));
        }
        if (wanted.equals(task.name())) {
          byName.add(new TaskChoice(loop, task, tasks));
        }
      }
    }
    List<TaskChoice> found = byNumber.isEmpty() ? byName : byNumber;
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new InspectException(found.isEmpty() ? none(wanted) : several(wanted, found));
  }

  private static String none(String wanted) {
    return "there is no task '" + wanted + "' that is not done; aio ps PID lists them";
  }

  private static String several(String wanted, List<TaskChoice> found) {
    boolean sameLoop = found.stream().map(TaskChoice::loop).distinct().count() == 1;
    String list =
        found.stream()
            .limit(CANDIDATES_SHOWN)
            .map(each -> each.task.number() + (sameLoop ? "" : " of loop " + each.loop.name()))
            .collect(Collectors.joining(", "));
    return Words.count(found.size())
        + " tasks are called '"
        + wanted
        + "'; say which one by its number"
        + (sameLoop ? ": " : " and its loop with --loop: ")
        + list
        + (found.size() > CANDIDATES_SHOWN ? ", ..." : "");
  }

  /** Such as {@code task 2 'payment' of loop 'shop'}. */
  public String title() {
    return "task " + named(task) + " of loop '" + loop.name() + "'";
  }

  /** Such as {@code 3 'order'}; only the number when it has no such task any more. */
  String named(long number) {
    for (TaskInfo other : others) {
      if (other.number() == number) {
        return named(other);
      }
    }
    return Long.toString(number);
  }

  private static String named(TaskInfo task) {
    return task.number() + " '" + task.name() + "'";
  }

  /** The loop of that name, or all when none is named. */
  public static List<TargetLoop> chosen(List<TargetLoop> loops, @Nullable String name)
      throws InspectException {
    if (name == null) {
      return loops;
    }
    List<TargetLoop> chosen = loops.stream().filter(loop -> loop.name().equals(name)).toList();
    if (chosen.isEmpty()) {
      throw new InspectException(
          "there is no loop '"
              + name
              + "'; there "
              + (loops.size() == 1 ? "is " : "are ")
              + loops.stream().map(TargetLoop::name).collect(Collectors.joining(", ")));
    }
    return chosen;
  }
}
