package io.asyncio4j;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a loop that are not done, oldest first, linked through themselves. The loop keeps
 * them by this: a task that nobody else holds goes on to its end.
 */
final class AliveTasks {
  private @Nullable Task<?> first;
  private @Nullable Task<?> last;
  private int size;

  int size() {
    return size;
  }

  void add(Task<?> task) {
    task.previousAlive = last;
    if (last == null) {
      first = task;
    } else {
      last.nextAlive = task;
    }
    last = task;
    size++;
  }

  void remove(Task<?> task) {
    Task<?> before = task.previousAlive;
    Task<?> after = task.nextAlive;
    if (before == null) {
      first = after;
    } else {
      before.nextAlive = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.previousAlive = before;
    }
    task.previousAlive = null;
    task.nextAlive = null;
    size--;
  }

  /** Makes those that are left count as cancelled: their loop is closed and runs them no more. */
  void abandon() {
    for (Task<?> task = first; task != null; task = first) {
      task.cancelled("its loop was closed before it came to its end", null);
    }
  }

  /** Those of the program, without the library's own. */
  Set<Task<?>> ofProgram() {
    var tasks = new LinkedHashSet<Task<?>>();
    for (Task<?> task = first; task != null; task = task.nextAlive) {
      if (!task.isHidden()) {
        tasks.add(task);
      }
    }
    return tasks;
  }

  /** A line for each that says what it awaits, and where. */
  String describe() {
    var lines = new StringBuilder();
    for (Task<?> task = first; task != null; task = task.nextAlive) {
      lines.append("\n  ").append(task.name()).append(" awaits ").append(task.awaiting());
      task.stack().stream().findFirst().ifPresent(frame -> lines.append(" at ").append(frame));
    }
    return lines.toString();
  }
}
