package io.asyncio4j.cli.inspect;

import io.asyncio4j.cli.fetch.Quantities;
import io.asyncio4j.management.TaskInfo;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures as a person reads them. */
final class Words {
  private Words() {}

  static String millis(double millis) {
    return millis < 10
        ? String.format(Locale.ROOT, "%.1f ms", millis)
        : Quantities.text(Duration.ofMillis(Math.round(millis)));
  }

  /** An age is known to a quarter of a second only. */
  static String age(TaskInfo task) {
    return task.ageMillis() < 1000
        ? "< 1 s"
        : task.ageMillis() < 60_000
            ? task.ageMillis() / 1000 + " s"
            : Quantities.text(Duration.ofMillis(task.ageMillis()));
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String count(long number, String one) {
    return count(number) + " " + one + (number == 1 ? "" : "s");
  }

  /** Such as {@code 1 running, 2 waiting}. */
  static String states(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> TaskOrder.rank(entry.getKey())))
        .map(entry -> count(entry.getValue()) + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  /** What it does; a task that waits for itself does so for ever. */
  static String state(TaskInfo task) {
    return task.deadlocked() ? "deadlock" : task.state();
  }
}
