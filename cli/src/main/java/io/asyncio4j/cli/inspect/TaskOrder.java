package io.asyncio4j.cli.inspect;

import io.asyncio4j.management.TaskInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** In which order tasks are listed. */
public enum TaskOrder {
  /** Those first that something is to be seen of: deadlocked, running, ready. */
  STATE,
  TASK,
  NAME,
  /** The youngest first. */
  AGE,
  /** By what they wait for. */
  WAITS;

  private static final List<String> STATES =
      List.of("deadlock", "running", "ready", "not started", "in a JDK call", "waiting", "done");

  Comparator<TaskInfo> comparator() {
    return switch (this) {
      case STATE -> Comparator.comparingInt(task -> rank(Words.state(task)));
      case TASK -> Comparator.comparingLong(TaskInfo::number);
      case NAME -> Comparator.comparing(TaskInfo::name);
      case AGE -> Comparator.comparingLong(TaskInfo::number).reversed();
      case WAITS -> Comparator.comparing(TaskInfo::awaiting);
    };
  }

  TaskOrder next() {
    return switch (this) {
      case STATE -> TASK;
      case TASK -> NAME;
      case NAME -> AGE;
      case AGE -> WAITS;
      case WAITS -> STATE;
    };
  }

  /** The place of a state among all states. */
  static int rank(String state) {
    return STATES.indexOf(state);
  }

  /** How many tasks do what. */
  static Map<String, Integer> countStates(List<TaskInfo> tasks) {
    var counts = new TreeMap<String, Integer>();
    tasks.forEach(task -> counts.merge(Words.state(task), 1, Integer::sum));
    return counts;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
