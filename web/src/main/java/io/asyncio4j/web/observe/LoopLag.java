package io.asyncio4j.web.observe;

import io.asyncio4j.EventLoop;
import org.jspecify.annotations.Nullable;

/**
 * How long something that is ready waits for its turn in a loop: a callback that was sent to the
 * loop when this was last asked for, or by now, while that one has not run. Nothing runs between.
 */
final class LoopLag {
  private static final double NANOS_PER_SECOND = 1e9;
  private final EventLoop loop;
  private @Nullable Probe last;

  private static final class Probe implements Runnable {
    private final long sent = System.nanoTime();
    private volatile long waited = -1;

    @Override
    public void run() {
      waited = System.nanoTime() - sent;
    }
  }

  LoopLag(EventLoop loop) {
    this.loop = loop;
  }

  /** Any thread. */
  synchronized double seconds() {
    Probe probe = last;
    if (probe != null && probe.waited < 0) {
      return (System.nanoTime() - probe.sent) / NANOS_PER_SECOND;
    }
    var next = new Probe();
    last = next;
    try {
      var _ = loop.callSoonThreadsafe(next);
    } catch (IllegalStateException e) {
      // The loop is closed, and nothing waits any more.
      last = null;
    }
    return probe == null ? 0 : probe.waited / NANOS_PER_SECOND;
  }
}
