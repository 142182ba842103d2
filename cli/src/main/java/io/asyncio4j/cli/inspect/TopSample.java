package io.asyncio4j.cli.inspect;

import io.asyncio4j.management.TaskInfo;
import java.util.List;
import java.util.Map;

/**
 * A process at one moment.
 *
 * @param pid the process
 * @param program what it runs
 * @param loops its loops
 */
record TopSample(long pid, String program, List<Loop> loops) {
  /**
   * A loop.
   *
   * @param figures of the loop
   * @param switchesPerSecond coroutines and callbacks run
   * @param tasksPerSecond tasks created
   * @param waits how many tasks wait for what, most first
   * @param tasks its tasks, which may be of a moment before
   */
  record Loop(
      LoopFigures figures,
      double switchesPerSecond,
      double tasksPerSecond,
      Map<String, Integer> waits,
      List<TaskInfo> tasks) {
    Loop withTasks(List<TaskInfo> others) {
      return new Loop(figures, switchesPerSecond, tasksPerSecond, waits, others);
    }
  }
}
