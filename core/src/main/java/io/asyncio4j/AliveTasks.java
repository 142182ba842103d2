package io.asyncio4j;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a loop that are not done, oldest first, linked through themselves. The loop keeps
 * them by this: a task that nobody else holds goes on to its end.
 *
 * <p>Only the loop's thread changes the list. Another may walk along it at any time, for {@link
 * #snapshot}: a task is done before it is unlinked, its neighbour leads past it before its own link
 * goes, and links lead to younger tasks only; the links are released and acquired, which costs the
 * loop nothing where that is not an instruction of its own.
 */
final class AliveTasks {
  private static final VarHandle FIRST;
  private static final VarHandle NEXT;

  static {
    try {
      var lookup = MethodHandles.lookup();
      FIRST = lookup.findVarHandle(AliveTasks.class, "first", Task.class);
      NEXT = lookup.findVarHandle(Task.class, "nextAlive", Task.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private @Nullable Task<?> first;
  private @Nullable Task<?> last;
  private int size;

  int size() {
    return size;
  }

  void add(Task<?> task) {
    Task<?> before = last;
    task.previousAlive = before;
    link(before, task);
    last = task;
    size++;
  }

  void remove(Task<?> task) {
    Task<?> before = task.previousAlive;
    Task<?> after = task.nextAlive;
    link(before, after);
    if (after == null) {
      last = before;
    } else {
      after.previousAlive = before;
    }
    task.previousAlive = null;
    NEXT.setRelease(task, (Task<?>) null);
    size--;
  }

  private void link(@Nullable Task<?> before, @Nullable Task<?> after) {
    if (before == null) {
      FIRST.setRelease(this, after);
    } else {
      NEXT.setRelease(before, after);
    }
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

  /**
   * Those that are alive at about this moment, oldest first: all that were when the call began and
   * still are when it returns, and perhaps some that have ended meanwhile. Any thread, whatever the
   * loop does.
   *
   * @param youngest the number of the task to stop at, lest a loop that makes tasks faster than
   *     they are looked at keeps the caller for ever
   */
  List<Task<?>> snapshot(long youngest) {
    var alive = new ArrayList<Task<?>>(size + 16);
    long seen = 0;
    Task<?> task = (Task<?>) FIRST.getAcquire(this);
    while (task != null && task.number() <= youngest) {
      if (task.number() > seen) {
        seen = task.number();
        alive.add(task);
      }
      Task<?> next = (Task<?>) NEXT.getAcquire(task);
      task = next == null && task.isDone() ? nextOfLinked(alive) : next;
    }
    return alive;
  }

  /** Where to go on when the walk has come to a task that is unlinked by now. */
  private @Nullable Task<?> nextOfLinked(List<Task<?>> alive) {
    while (!alive.isEmpty()) {
      Task<?> task = alive.getLast();
      Task<?> next = (Task<?>) NEXT.getAcquire(task);
      if (next != null || !task.isDone()) {
        return next;
      }
      alive.removeLast();
    }
    return (Task<?>) FIRST.getAcquire(this);
  }
}
