package io.asyncio4j;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The loop's timers: a heap of four children a node, ordered by due time and then by the order in
 * which they were set. Setting, cancelling and firing are O(log n). The due times stand in an array
 * of their own, so that a comparison rarely leaves the cache line.
 */
final class TimerQueue {
  private static final int ARITY = 4;

  private long[] due = new long[64];
  private @Nullable Timer[] timers = new Timer[64];
  private int size;
  private long sequence;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** When the first timer is due; only when there is one. */
  long firstDue() {
    return due[0];
  }

  /** Sets a timer that is not set. */
  void add(Timer timer, long when) {
    if (size == timers.length) {
      due = Arrays.copyOf(due, size * 2);
      timers = Arrays.copyOf(timers, size * 2);
    }
    timer.when = when;
    timer.sequence = sequence++;
    siftUp(size++, timer);
  }

  /** Takes a timer out; nothing if it is not set. */
  void remove(Timer timer) {
    int hole = timer.index;
    if (hole < 0) {
      return;
    }
    timer.index = -1;
    int last = --size;
    Timer moved = timers[last];
    timers[last] = null;
    if (hole == last || moved == null) {
      return;
    }
    siftDown(hole, moved);
    if (moved.index == hole) {
      siftUp(hole, moved);
    }
  }

  /** Fires every timer due at {@code now} or before, in order. */
  void fireDue(long now) {
    while (size > 0 && due[0] <= now) {
      Timer timer = timers[0];
      if (timer == null) {
        throw new AssertionError("a hole in the timer heap");
      }
      remove(timer);
      timer.fire();
    }
  }

  private void siftUp(int from, Timer timer) {
    int at = from;
    while (at > 0) {
      int parent = (at - 1) / ARITY;
      if (!isBefore(timer, parent)) {
        break;
      }
      move(parent, at);
      at = parent;
    }
    place(at, timer);
  }

  private void siftDown(int from, Timer timer) {
    int at = from;
    while (true) {
      int child = at * ARITY + 1;
      if (child >= size) {
        break;
      }
      int end = Math.min(child + ARITY, size);
      int least = child;
      for (int i = child + 1; i < end; i++) {
        if (due[i] < due[least] || (due[i] == due[least] && sequenceAt(i) < sequenceAt(least))) {
          least = i;
        }
      }
      if (isBefore(timer, least)) {
        break;
      }
      move(least, at);
      at = least;
    }
    place(at, timer);
  }

  private boolean isBefore(Timer timer, int other) {
    return timer.when < due[other]
        || (timer.when == due[other] && timer.sequence < sequenceAt(other));
  }

  @SuppressWarnings("NullAway") // every slot below size holds a timer
  private long sequenceAt(int at) {
    return timers[at].sequence;
  }

  @SuppressWarnings("NullAway") // every slot below size holds a timer
  private void move(int from, int to) {
    place(to, timers[from]);
  }

  private void place(int at, Timer timer) {
    due[at] = timer.when;
    timers[at] = timer;
    timer.index = at;
  }
}
