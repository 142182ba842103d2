package io.asyncio4j.management;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/**
 * Many tasks at about one moment, by columns: of a hundred thousand tasks JMX carries this in a
 * fraction of a second, where a row by itself for each takes it many. Row {@code i} is the {@code
 * i}-th of each column, the oldest task first; see {@link TaskInfo} for what they mean.
 *
 * @param numbers their numbers, ascending
 * @param names the names that the program has given them; empty for {@code Task-} and the number
 * @param states what they do
 * @param awaiting what they wait for, in words
 * @param places where they are suspended
 * @param agesMillis how long ago they were created
 * @param deadlocked the numbers of those that await themselves
 * @param waiters who waits for another task, by number: {@code waiters[k]} for {@code awaited[k]}
 * @param awaited for whom
 */
@SuppressWarnings("ArrayRecordComponent") // an array is what JMX carries fastest
public record TaskTable(
    long[] numbers,
    String[] names,
    String[] states,
    String[] awaiting,
    String[] places,
    long[] agesMillis,
    long[] deadlocked,
    long[] waiters,
    long[] awaited) {

  /** The same by rows. */
  public List<TaskInfo> rows() {
    var awaits = new HashMap<Long, List<Long>>();
    var awaitedBy = new HashMap<Long, List<Long>>();
    for (int i = 0; i < waiters.length; i++) {
      awaits.computeIfAbsent(waiters[i], _ -> new ArrayList<>()).add(awaited[i]);
      awaitedBy.computeIfAbsent(awaited[i], _ -> new ArrayList<>()).add(waiters[i]);
    }
    var cycles = new HashSet<Long>();
    for (long number : deadlocked) {
      cycles.add(number);
    }
    var rows = new ArrayList<TaskInfo>();
    for (int i = 0; i < numbers.length; i++) {
      rows.add(
          new TaskInfo(
              numbers[i],
              names[i].isEmpty() ? "Task-" + numbers[i] : names[i],
              states[i],
              awaiting[i],
              awaits.getOrDefault(numbers[i], List.of()),
              awaitedBy.getOrDefault(numbers[i], List.of()),
              cycles.contains(numbers[i]),
              places[i],
              agesMillis[i]));
    }
    return rows;
  }
}
