package io.asyncio4j.cli.inspect;

/**
 * The figures of a loop at one moment.
 *
 * @param loop its name
 * @param runningTask the task that runs; empty when none does
 * @param tasks tasks that are not done
 * @param tasksCreated tasks ever created
 * @param ready what is ready to run
 * @param timers timers that are set
 * @param switches coroutines and callbacks ever run
 * @param lagMillis how long something ready waits for its turn
 * @param longestCallbackMillis the longest time that anything held the loop
 * @param stalls how often it was held for too long
 * @param stalledMillis for how long altogether
 */
public record LoopFigures(
    String loop,
    String runningTask,
    int tasks,
    long tasksCreated,
    int ready,
    int timers,
    long switches,
    double lagMillis,
    double longestCallbackMillis,
    long stalls,
    double stalledMillis) {
  /** From here on a lag is one that people notice. */
  static final double LONG_LAG = 40;
}
