package io.asyncio4j.cli.inspect;

import io.asyncio4j.management.TaskInfo;
import java.util.List;

/**
 * What of a sample a user wants to see.
 *
 * @param order of the tasks
 * @param reversed whether in the opposite order
 * @param filter what their name, state or what they wait for contains
 * @param typing whether the filter is being typed
 * @param loop which of the loops, counted round and round
 * @param first how many rows are scrolled past
 */
record TopView(
    TaskOrder order, boolean reversed, String filter, boolean typing, int loop, int first) {
  static TopView of(TaskOrder order, String filter) {
    return new TopView(order, false, filter, false, 0, 0);
  }

  TopView nextOrder() {
    return new TopView(order.next(), reversed, filter, typing, loop, 0);
  }

  TopView reverse() {
    return new TopView(order, !reversed, filter, typing, loop, 0);
  }

  TopView nextLoop() {
    return new TopView(order, reversed, filter, typing, loop + 1, 0);
  }

  TopView scrolled(int rows) {
    return new TopView(order, reversed, filter, typing, loop, Math.max(0, first + rows));
  }

  TopView typing(boolean begun) {
    return new TopView(order, reversed, filter, begun, loop, first);
  }

  TopView filtered(String text) {
    return new TopView(order, reversed, text, typing, loop, 0);
  }

  /** The tasks to show, and in which order. */
  List<TaskInfo> chosen(List<TaskInfo> tasks) {
    var comparator = reversed ? order.comparator().reversed() : order.comparator();
    return tasks.stream()
        .filter(task -> TaskRows.matches(task, filter))
        .sorted(comparator)
        .toList();
  }

  /** Which of {@code count} loops to show. */
  int loopOf(int count) {
    return Math.floorMod(loop, count);
  }
}
