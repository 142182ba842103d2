package io.asyncio4j.cli.inspect;

import io.asyncio4j.management.EventLoopMXBean;
import io.asyncio4j.management.TaskInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * A loop of another process.
 *
 * @param name its name, with a number when several have the same
 * @param bean what it is asked by
 */
public record TargetLoop(String name, EventLoopMXBean bean) {
  /** So many tasks come faster one by one than all of them by columns. */
  private static final int FEW = 1000;

  /** Its figures now. */
  LoopFigures figures() {
    return new LoopFigures(
        name,
        bean.getRunningTask(),
        bean.getTasksAlive(),
        bean.getTasksCreated(),
        bean.getReady(),
        bean.getScheduled(),
        bean.getSwitches(),
        bean.getLagMillis(),
        bean.getLongestCallbackMillis(),
        bean.getStalls(),
        bean.getStalledMillis());
  }

  /** All its tasks, the oldest first, without their places. */
  List<TaskInfo> tasks() {
    return bean.tabulateTasks(0).rows();
  }

  /** The oldest of its tasks, with their places. */
  List<TaskInfo> oldest(int most) {
    return most <= FEW ? bean.listTasks(most) : located(tasks().stream().limit(most).toList());
  }

  /** The same tasks with their places. */
  List<TaskInfo> located(List<TaskInfo> tasks) {
    long[] numbers = tasks.stream().mapToLong(TaskInfo::number).toArray();
    String[] places = bean.listPlaces(numbers);
    var located = new ArrayList<TaskInfo>();
    for (int i = 0; i < numbers.length; i++) {
      TaskInfo task = tasks.get(i);
      located.add(
          new TaskInfo(
              task.number(),
              task.name(),
              task.state(),
              task.awaiting(),
              task.awaits(),
              task.awaitedBy(),
              task.deadlocked(),
              places[i],
              task.ageMillis()));
    }
    return located;
  }
}
