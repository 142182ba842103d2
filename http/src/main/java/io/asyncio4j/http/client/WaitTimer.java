package io.asyncio4j.http.client;

import io.asyncio4j.EventLoop;
import io.asyncio4j.Handle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A limit on waits of which there are many and few are reached: the timer of an earlier one is kept
 * running, and set anew when it fires too early. A busy connection sets one every few seconds
 * instead of one a request.
 */
final class WaitTimer {
  private static final long NEVER = Long.MAX_VALUE;

  private final EventLoop loop;
  private final Runnable expired;
  private @Nullable Handle timer;
  private long timerDue = NEVER;
  private long due = NEVER;

  WaitTimer(EventLoop loop, Runnable expired) {
    this.loop = loop;
    this.expired = expired;
  }

  /** Calls {@code expired} after {@code limit}, unless the wait is over by then. */
  void begin(Duration limit) {
    long now = loop.time();
    long nanos;
    try {
      nanos = limit.toNanos();
    } catch (ArithmeticException e) {
      return; // more than 292 years
    }
    due = now + nanos;
    if (due < now) {
      due = NEVER;
    } else if (timer == null || timerDue > due) {
      set();
    }
  }

  void end() {
    due = NEVER;
  }

  /** For good. */
  void close() {
    end();
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  private void set() {
    if (timer != null) {
      timer.cancel();
    }
    timerDue = due;
    timer = loop.callAt(due, this::fire);
  }

  private void fire() {
    timer = null;
    if (due == NEVER) {
      return;
    }
    if (loop.time() < due) {
      set();
    } else {
      due = NEVER;
      expired.run();
    }
  }
}
