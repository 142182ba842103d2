package io.asyncio4j.timeline;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * What one loop did, event by event: two longs each, in chunks that are never copied. One thread
 * adds; any thread may read what was there when it asked for {@link #size}.
 */
final class EventLog {
  /** What happened; the argument of each is said here. */
  enum Kind {
    /** The number of the task that created this one; 0 for none. */
    CREATED,
    /** The text of its name, where it is not the one that its number gives. */
    NAMED,
    /** The text that says where it was created. */
    PLACED,
    /** The number of the task that woke it; 0 when that was none. */
    READY,
    RUNNING,
    /** The {@link Wait} that begins. */
    WAITING,
    /** The ordinal of its {@link Outcome}, and eight times the text of its failure. */
    DONE,
    IDLE,
    BUSY
  }

  private static final VarHandle SIZE;

  static {
    try {
      SIZE = MethodHandles.lookup().findVarHandle(EventLog.class, "size", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final Kind[] KINDS = Kind.values();
  private static final int CHUNK = 1 << 14;

  private final List<long[]> chunks = new ArrayList<>();
  private long[] last = new long[0];
  private int used;

  /** Released by the one thread that adds, once the event is there: volatile costs it too much. */
  private int size;

  /** How many events there are. Any thread. */
  int size() {
    return (int) SIZE.getAcquire(this);
  }

  /**
   * Adds an event.
   *
   * @param time nanoseconds since the recording began
   * @param task the task's number; 0 for the loop itself
   */
  void add(long time, Kind kind, int task, int argument) {
    if (used == last.length) {
      last = new long[2 * CHUNK];
      used = 0;
      synchronized (chunks) {
        chunks.add(last);
      }
    }
    last[used] = (time << 8) | kind.ordinal();
    last[used + 1] = ((long) task << 32) | (argument & 0xffffffffL);
    used += 2;
    SIZE.setRelease(this, size + 1);
  }

  /** Takes events in the order in which they were added. */
  @FunctionalInterface
  interface Visitor {
    void event(long time, Kind kind, int task, int argument);
  }

  /** Shows the first {@code count} events, at most {@link #size}. */
  void forEach(int count, Visitor visitor) {
    List<long[]> present;
    synchronized (chunks) {
      present = List.copyOf(chunks);
    }
    for (int i = 0; i < count; i++) {
      long[] chunk = present.get(i / CHUNK);
      int at = 2 * (i % CHUNK);
      long head = chunk[at];
      long body = chunk[at + 1];
      visitor.event(head >>> 8, KINDS[(int) (head & 0xff)], (int) (body >>> 32), (int) body);
    }
  }
}
