package io.asyncio4j;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The loop's timers: a heap of four children a node, ordered by due time and then by the order in
 * which they were set. Setting and firing are O(log n), cancelling is amortised O(1).
 *
 * <p>Cancelling marks a timer; it leaves the heap when it comes to the top, or when half of the
 * heap is cancelled and all such are swept out (asyncio does the same). So a timer need not know
 * its place, and with a million of them a move within the heap touches no cold object: the due
 * times stand in an array of their own.
 */
final class TimerQueue {
  private static final int ARITY = 4;

  /** Below this many cancelled timers a sweep is not worth its while. */
  private static final int FEW = 100;

  private long[] due = new long[64];
  private @Nullable Timer[] timers = new Timer[64];
  private int size;
  private int cancelled;
  private long sequence;

  /** Whether no timer is set. */
  boolean isEmpty() {
    return size == cancelled;
  }

  /** How many are set. */
  int size() {
    return size - cancelled;
  }

  /** When the first timer is due; only when there is one. */
  long firstDue() {
    while (timerAt(0).state == Timer.CANCELLED) {
      cancelled--;
      removeFirst().state = Timer.IDLE;
    }
    return due[0];
  }

  /** Sets a timer that is not set. */
  void add(Timer timer, long when) {
    if (size == timers.length) {
      due = Arrays.copyOf(due, size * 2);
      timers = Arrays.copyOf(timers, size * 2);
    }
    timer.state = Timer.SET;
    timer.sequence = sequence++;
    siftUp(size++, timer, when);
  }

  /** Cancels a timer; nothing if it is not set. */
  void cancel(Timer timer) {
    if (timer.state != Timer.SET) {
      return;
    }
    timer.state = Timer.CANCELLED;
    cancelled++;
    if (cancelled > FEW && cancelled > size / 2) {
      sweep();
    }
  }

  /** Fires every timer due at {@code now} or before, in order. */
  void fireDue(long now) {
    while (size > 0 && due[0] <= now) {
      Timer timer = removeFirst();
      if (timer.state == Timer.CANCELLED) {
        cancelled--;
        timer.state = Timer.IDLE;
      } else {
        timer.state = Timer.IDLE;
        timer.fire();
      }
    }
  }

  private Timer removeFirst() {
    Timer first = timerAt(0);
    int last = --size;
    Timer moved = timerAt(last);
    timers[last] = null;
    if (last > 0) {
      siftUp(sinkHole(), moved, due[last]);
    }
    return first;
  }

  /** Moves the hole at the top down to a leaf; what fills it comes from a leaf and rarely rises. */
  private int sinkHole() {
    int hole = 0;
    for (int child = 1; child < size; child = hole * ARITY + 1) {
      int least = child;
      int end = Math.min(child + ARITY, size);
      for (int i = child + 1; i < end; i++) {
        if (due[i] < due[least] || (due[i] == due[least] && isEarlier(timerAt(i), least))) {
          least = i;
        }
      }
      due[hole] = due[least];
      timers[hole] = timers[least];
      hole = least;
    }
    return hole;
  }

  private void siftUp(int from, Timer timer, long when) {
    int at = from;
    while (at > 0) {
      int parent = (at - 1) / ARITY;
      if (when > due[parent] || (when == due[parent] && !isEarlier(timer, parent))) {
        break;
      }
      due[at] = due[parent];
      timers[at] = timers[parent];
      at = parent;
    }
    due[at] = when;
    timers[at] = timer;
  }

  private boolean isEarlier(Timer timer, int other) {
    return timer.sequence < timerAt(other).sequence;
  }

  /** Rebuilds the heap without the cancelled ones: in place, as every prefix of it is a heap. */
  private void sweep() {
    int all = size;
    size = 0;
    cancelled = 0;
    for (int i = 0; i < all; i++) {
      Timer timer = timerAt(i);
      if (timer.state == Timer.CANCELLED) {
        timer.state = Timer.IDLE;
      } else {
        siftUp(size++, timer, due[i]);
      }
    }
    Arrays.fill(timers, size, all, null);
  }

  @SuppressWarnings("NullAway") // every slot below size holds a timer
  private Timer timerAt(int at) {
    return timers[at];
  }
}
