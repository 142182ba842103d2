package io.asyncio4j.management;

import java.util.List;
import java.util.Map;

/**
 * One running loop, {@code io.asyncio4j:type=EventLoop,name=...}. It answers from outside the loop,
 * also while something holds that: all figures may be slightly out of date, and those of one moment
 * need not fit together.
 */
public interface EventLoopMXBean {
  /** The loop's name. */
  String getName();

  /** Whether it runs now. */
  boolean isRunning();

  /** Whether it is in debug mode. */
  boolean isDebug();

  /** Callbacks and coroutines that are ready to run. */
  int getReady();

  /** Timers that are set. */
  int getScheduled();

  /** Tasks that are not done. */
  int getTasksAlive();

  /** Tasks ever created. */
  long getTasksCreated();

  /** Coroutines and callbacks ever run, each resumption counting once. */
  long getSwitches();

  /** The longest time that anything held the loop, as {@code LoopMetrics} has it. */
  double getLongestCallbackMillis();

  /** How often anything held the loop for too long, as {@code LoopMetrics} has it. */
  long getStalls();

  /** For how long altogether. */
  double getStalledMillis();

  /**
   * How long something that is ready waits for its turn: of a callback that was sent to the loop
   * when this was last asked for. While that one has not run, the time that it has waited by now,
   * or that the loop has been held, whichever is longer.
   */
  double getLagMillis();

  /** The name of the task that runs at this moment; empty when none does. */
  String getRunningTask();

  /**
   * The oldest tasks that are not done, for people to look at; a tool asks for {@link
   * #tabulateTasks}.
   *
   * @param most how many
   */
  List<TaskInfo> listTasks(int most);

  /**
   * All tasks that are not done.
   *
   * @param places of how many, the oldest, to say where each is suspended, which takes longer than
   *     all else; {@link #listPlaces} says it of any
   */
  TaskTable tabulateTasks(int places);

  /**
   * How many tasks do what, by {@link TaskInfo#state()}; those that await themselves are counted as
   * {@code deadlock}.
   */
  Map<String, Integer> countStates();

  /**
   * Where tasks are suspended: of each the innermost call of the program, empty when it is done or
   * has not started.
   *
   * @param numbers their {@link TaskInfo#number()}
   */
  String[] listPlaces(long[] numbers);

  /** Who awaits whom, as {@code EventLoop.printTaskTree} prints it. */
  String printTaskTree();

  /**
   * The same.
   *
   * @param siblings how many tasks to show of those that one task awaits
   */
  String printTaskTree(int siblings);

  /**
   * Where a task is suspended, innermost call first; empty when it is done or has not started.
   *
   * @param number its {@link TaskInfo#number()}
   */
  List<String> printStack(long number);

  /**
   * Asks for a task to be cancelled, which takes effect when the loop is free and the task next
   * suspends.
   *
   * @param number its {@link TaskInfo#number()}
   * @return false when there is no such task any more
   */
  boolean cancelTask(long number);
}
