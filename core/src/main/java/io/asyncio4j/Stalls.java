package io.asyncio4j;

import io.asyncio4j.spi.LoopStall;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Coroutines and callbacks that hold the loop for too long, with the stack they have while they do.
 *
 * <p>The {@link Watchdog} compares two readings of the loop's switch counter, which costs the loop
 * nothing; when it has not moved for a second, it takes the stack and reports. In debug mode the
 * loop itself takes the time of everything it runs and reports what was too slow, with the stack
 * that the watchdog took meanwhile.
 */
final class Stalls {
  /** From when on a stall is reported outside debug mode, while it lasts. */
  private static final long STALL = TimeUnit.SECONDS.toNanos(1);

  /** Outside debug mode the next report comes this much later at the earliest. */
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);

  private final EventLoop loop;
  private volatile long slow = TimeUnit.MILLISECONDS.toNanos(100);
  private volatile long longest;

  /** How long a cancelled task may take at the end of a run before it is named. */
  volatile Duration patience = Duration.ofSeconds(10);

  /** When what runs now began, while the loop is watched. */
  private long begun;

  /** What the watchdog saw: a stack, and the switch it belongs to. */
  private volatile @Nullable Sample sample;

  // The watchdog's own
  private long seenSwitches = -1;
  private long seenSince;
  private long reportedSwitches = -1;
  private long quietUntil = Long.MIN_VALUE;
  private int unreported;
  private @Nullable Ending namedEnding;

  /** The tasks that were cancelled at the end of a run, and since when; null at other times. */
  private volatile @Nullable Ending ending;

  private record Ending(Set<Task<?>> tasks, long since) {}

  private record Sample(long switches, List<StackTraceElement> stack) {}

  Stalls(EventLoop loop) {
    this.loop = loop;
  }

  void setSlow(Duration duration) {
    if (!Objects.requireNonNull(duration, "duration").isPositive()) {
      throw new IllegalArgumentException("the duration must be positive, not " + duration);
    }
    slow = Durations.toNanos(duration);
    Watchdog.hurry();
  }

  Duration slow() {
    return Duration.ofNanos(slow);
  }

  Duration longest() {
    return Duration.ofNanos(longest);
  }

  /** While the loop is watched, on its thread: something begins to run. */
  void begin() {
    begun = System.nanoTime();
  }

  /** While the loop is watched, on its thread: it has suspended or is over. */
  void end(Object item) {
    long held = System.nanoTime() - begun;
    longest = Math.max(longest, held);
    if (held < slow) {
      return;
    }
    Sample taken = sample;
    List<StackTraceElement> stack =
        taken != null && taken.switches == loop.switches() ? taken.stack : List.of();
    loop.observers.stalled(
        new LoopStall(
            item instanceof Fiber fiber ? fiber.task : null,
            item instanceof Handle handle ? handle : null,
            Duration.ofNanos(held),
            stack));
    if (loop.isDebug()) {
      String what = item instanceof Fiber fiber ? fiber.task.describe() : "the callback " + item;
      Reports.warn(
          what
              + " held the loop for "
              + milliseconds(held)
              + (stack.isEmpty() ? "" : "; meanwhile it was at" + Stacks.indented(stack)));
    }
  }

  /** The run ends, and waits for these tasks, which were cancelled. None: it has waited. */
  void watchEnding(Set<Task<?>> tasks) {
    ending = tasks.isEmpty() ? null : new Ending(tasks, System.nanoTime());
  }

  private void lookAtEnding(long now) {
    Ending waited = ending;
    if (waited == null || waited == namedEnding || now - waited.since < patience.toNanos()) {
      return;
    }
    namedEnding = waited;
    var stubborn = new StringBuilder();
    for (Task<?> task : waited.tasks) {
      if (!task.isDone()) {
        stubborn.append("\n").append(task.name()).append(Stacks.indented(task.stack()));
      }
    }
    Reports.warn(
        "run() waits for tasks that were cancelled "
            + TimeUnit.NANOSECONDS.toSeconds(now - waited.since)
            + " seconds ago and still go on; they swallow CancelledError, or sit in a call that cannot be interrupted:"
            + stubborn);
  }

  /** Looks at the loop. The watchdog's thread, once in {@link #tick}. */
  void look(long now) {
    lookAtEnding(now);
    long switches = loop.switches();
    if (switches != seenSwitches || loop.inbox.isAsleep()) {
      seenSwitches = switches;
      seenSince = now;
      return;
    }
    long held = now - seenSince;
    boolean debug = loop.isDebug();
    if (loop.isWatched() && held >= slow / 2 && !isSampled(switches)) {
      take(switches);
    }
    if (held < STALL) {
      return;
    }
    longest = Math.max(longest, held);
    if (debug || reportedSwitches == switches) {
      return;
    }
    reportedSwitches = switches;
    if (now < quietUntil) {
      unreported++;
      return;
    }
    Sample taken = take(switches);
    if (taken != null) {
      quietUntil = now + PAUSE;
      String missed =
          unreported == 0 ? "" : "\n(" + unreported + " more were not reported since the last one)";
      unreported = 0;
      Reports.warn(
          "the loop '"
              + loop.name()
              + "' has been held for "
              + milliseconds(held)
              + " and nothing else can run on it; move what takes so long to a thread with"
              + " toThread(() -> ...). It is at"
              + Stacks.indented(taken.stack)
              + missed);
    }
  }

  boolean isSampled(long switches) {
    Sample taken = sample;
    return taken != null && taken.switches == switches;
  }

  /** The stack of what holds the loop, unless it has let go meanwhile. */
  private @Nullable Sample take(long switches) {
    Fiber fiber = loop.current;
    Thread holder = fiber != null ? fiber.thread : loop.thread();
    if (holder == null) {
      return null;
    }
    List<StackTraceElement> stack = Stacks.withoutLibrary(Arrays.asList(holder.getStackTrace()));
    if (loop.switches() != switches) {
      return null;
    }
    var taken = new Sample(switches, stack);
    sample = taken;
    return taken;
  }

  /** How often to look, in nanoseconds. */
  long tick() {
    return loop.isWatched() ? Math.clamp(slow / 4, 1_000_000, STALL / 4) : STALL / 4;
  }

  private static String milliseconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
  }
}
