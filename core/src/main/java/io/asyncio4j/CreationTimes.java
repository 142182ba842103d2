package io.asyncio4j;

import java.util.Arrays;

/**
 * When the tasks of a loop were created, told by their numbers: the watchdog notes now and then how
 * many there are by then, which costs the loop nothing. Notes are thinned out as they grow old, to
 * what tells an age to a few per cent.
 */
final class CreationTimes {
  private static final int MOST = 2048;

  /** Two notes are this part of their age apart at least, once they are thinned out. */
  private static final int RESOLUTION = 64;

  private final long[] created = new long[MOST];
  private final long[] times = new long[MOST];
  private int size;

  /** By {@code now} there have been so many tasks. */
  synchronized void note(long tasksCreated, long now) {
    if (size > 0 && created[size - 1] == tasksCreated) {
      return;
    }
    if (size == MOST) {
      thinOut(now);
    }
    if (size < MOST) {
      created[size] = tasksCreated;
      times[size] = now;
      size++;
    }
  }

  private void thinOut(long now) {
    int kept = 1;
    for (int i = 1; i < size; i++) {
      boolean needed =
          i == size - 1 || times[i + 1] - times[kept - 1] > (now - times[i]) / RESOLUTION;
      if (needed) {
        created[kept] = created[i];
        times[kept] = times[i];
        kept++;
      }
    }
    size = kept;
  }

  /** How long ago the task of that number was created, in nanoseconds; rather less than more. */
  synchronized long ageOf(long number, long now) {
    int found = Arrays.binarySearch(created, 0, size, number);
    int next = found < 0 ? -found - 1 : found;
    return next == size ? 0 : Math.max(0, now - times[next]);
  }
}
