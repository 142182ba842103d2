package io.asyncio4j.cli.inspect;

import io.asyncio4j.management.TaskInfo;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What tasks wait for, by kind. */
final class Waits {
  static final String TASKS = "tasks";
  static final String JDK_CALLS = "JDK calls";

  private static final String ENDS_OF_KIND = "[({@ ";

  private Waits() {}

  /** How many wait for each kind of thing, most first. */
  static Map<String, Integer> count(List<TaskInfo> tasks) {
    var counts = new HashMap<String, Integer>();
    for (TaskInfo task : tasks) {
      String kind = kind(task);
      if (!kind.isEmpty()) {
        counts.merge(kind, 1, Integer::sum);
      }
    }
    var sorted = new LinkedHashMap<String, Integer>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  private static String kind(TaskInfo task) {
    if (!task.awaits().isEmpty()) {
      return TASKS;
    }
    if (task.state().equals("in a JDK call")) {
      return JDK_CALLS;
    }
    String awaiting = task.awaiting();
    int end = 0;
    while (end < awaiting.length() && ENDS_OF_KIND.indexOf(awaiting.charAt(end)) < 0) {
      end++;
    }
    return awaiting.substring(0, end);
  }
}
