package io.asyncio4j.timeline;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The life of one task: stretches of time without a gap, from its creation to its end. */
final class Lane {
  final int loop;
  final int number;
  final @Nullable Lane parent;
  final long created;
  String name;
  String place = "";
  Outcome outcome = Outcome.NOT_DONE;
  String failure = "";

  /** Its place among the tasks of the recording. */
  int index;

  private long begun;
  private State state = State.READY;
  private @Nullable Wait wait;
  private @Nullable Lane waker;
  private Segment[] segments = new Segment[4];
  private int size;

  /**
   * A stretch of time.
   *
   * @param on what was waited for; null when nothing was
   * @param waker who ended the wait; null when that was none of the loop's tasks
   */
  record Segment(State state, long start, long end, @Nullable Wait on, @Nullable Lane waker) {}

  Lane(int loop, int number, @Nullable Lane parent, long created) {
    this.loop = loop;
    this.number = number;
    this.parent = parent;
    this.created = created;
    this.begun = created;
    this.name = parent == null && number == 1 ? "main" : "Task-" + number;
  }

  long created() {
    return created;
  }

  void ready(long time, @Nullable Lane by) {
    if (state.isWait()) {
      waker = by;
    }
    change(time, State.READY, null);
  }

  void running(long time) {
    change(time, State.RUNNING, null);
  }

  void waiting(long time, Wait on) {
    change(time, on.state(), on);
  }

  void done(long time, Outcome how, String why) {
    outcome = how;
    failure = why;
    change(time, state, wait);
  }

  /** The recording ends, and the task has not. */
  void cutOff(long time) {
    if (outcome == Outcome.NOT_DONE) {
      change(time, state, wait);
    }
  }

  private void change(long time, State to, @Nullable Wait on) {
    if (time > begun) {
      if (size == segments.length) {
        segments = Arrays.copyOf(segments, size * 2);
      }
      segments[size++] = new Segment(settled(), begun, time, wait, waker);
    }
    begun = time;
    state = to;
    wait = on;
    waker = null;
  }

  /** A promise that no task has kept was kept from outside: by the network or another thread. */
  private State settled() {
    boolean isPromise = wait != null && wait.what().equals("a promise");
    return isPromise && waker == null ? State.IO : state;
  }

  int size() {
    return size;
  }

  Segment segment(int i) {
    return segments[i];
  }

  /** When it ended, or the recording did. */
  long end() {
    return begun;
  }
}
