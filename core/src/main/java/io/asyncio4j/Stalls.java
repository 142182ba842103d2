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
 * <p>The {@link Watchdog} compares readings of the loop's switch counter, which costs the loop
 * nothing; when that has not moved for too long, it takes the stack, counts and reports. While
 * somebody watches the loop, as in debug mode, the loop itself takes the time of everything it
 * runs, with the stack that the watchdog took meanwhile.
 */
final class Stalls {
  private static final long LONGEST_TICK = TimeUnit.MILLISECONDS.toNanos(250);

  private final EventLoop loop;
  private volatile long slow = TimeUnit.MILLISECONDS.toNanos(100);
  private volatile long stall =
      TimeUnit.MILLISECONDS.toNanos(Long.getLong("asyncio4j.stall", 1000));

  // Written by the loop's thread while the loop is watched, else by the watchdog's.
  private volatile long longest;
  private volatile long count;
  private volatile long total;

  /** How long a cancelled task may take at the end of a run before it is named. */
  volatile Duration patience = Duration.ofSeconds(10);

  /** What the watchdog saw: a stack, and the switch it belongs to. */
  private volatile @Nullable Sample sample;

  // The watchdog's own
  private long seenSwitches = -1;
  private long lookedAt = System.nanoTime();

  /** For how long nothing else has come to run, as far as was seen. Written by the watchdog. */
  private volatile long held;

  private long stalledSwitches = -1;
  private final StallPlaces places = new StallPlaces();
  private @Nullable Ending namedEnding;

  /** The tasks that were cancelled at the end of a run, and since when; null at other times. */
  private volatile @Nullable Ending ending;

  private record Ending(Set<Task<?>> tasks, long since) {}

  /**
   * What was seen of a switch in so many looks.
   *
   * @param stack of the first look that did not find it loading classes; of the first, if all did
   * @param loading how many looks found it loading classes
   */
  private record Sample(
      long switches,
      @Nullable Task<?> task,
      List<StackTraceElement> stack,
      int looks,
      int loading) {
    Sample plus(Sample later) {
      boolean tellsMore = stack.isEmpty() || (loading == looks && later.loading == 0);
      return new Sample(
          switches,
          task,
          tellsMore ? later.stack : stack,
          looks + later.looks,
          loading + later.loading);
    }

    boolean loadedClasses() {
      return 2 * loading > looks;
    }
  }

  Stalls(EventLoop loop) {
    this.loop = loop;
  }

  void setSlow(Duration duration) {
    slow = positive(duration);
    Watchdog.hurry();
  }

  private static long positive(Duration duration) {
    if (!Objects.requireNonNull(duration, "duration").isPositive()) {
      throw new IllegalArgumentException("the duration must be positive, not " + duration);
    }
    return Durations.toNanos(duration);
  }

  Duration slow() {
    return Duration.ofNanos(slow);
  }

  void setStall(Duration duration) {
    stall = positive(duration);
    Watchdog.hurry();
  }

  Duration stall() {
    return Duration.ofNanos(stall);
  }

  /** How often the loop was held for too long. */
  long count() {
    return count;
  }

  /** For how long altogether. */
  Duration total() {
    return Duration.ofNanos(total);
  }

  Duration longest() {
    return Duration.ofNanos(longest);
  }

  /** While the loop is watched, on its thread: something had it for {@code time} nanoseconds. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time writes
  void ran(Object item, long time) {
    if (time > longest) {
      longest = time;
    }
    if (time < slow) {
      return;
    }
    count++;
    total += time;
    Sample taken = isSampled(loop.switches()) ? sample : null;
    List<StackTraceElement> stack = taken == null ? List.of() : taken.stack;
    loop.observers.stalled(
        new LoopStall(
            item instanceof Fiber fiber ? fiber.task : null,
            item instanceof Handle handle ? handle : null,
            Duration.ofNanos(time),
            stack,
            taken != null && taken.loadedClasses()));
    if (loop.isDebug()) {
      String what = item instanceof Fiber fiber ? fiber.task.describe() : "the callback " + item;
      Reports.warn(
          what
              + " held the loop for "
              + milliseconds(time)
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

  /**
   * For how long what runs now has held the loop, in nanoseconds; about a tick less. Any thread.
   */
  long heldNow() {
    return held;
  }

  /** The process ends, and what holds the loop does not let go: tells of it. Another thread. */
  void tellOfHolder() {
    long switches = loop.switches();
    long time = held;
    if (!loop.isWatched() || time < slow) {
      return;
    }
    Handle callback = loop.callback;
    Sample taken = take(switches);
    if (taken != null) {
      loop.observers.stalled(
          new LoopStall(
              taken.task,
              taken.task == null ? callback : null,
              Duration.ofNanos(time),
              taken.stack,
              taken.loadedClasses()));
    }
  }

  /** Looks at the loop. The watchdog's thread, once in {@link #tick}. */
  void look(long now) {
    lookAtEnding(now);
    // Who looks late was held up like the loop: the machine stood still, or the garbage collector
    // worked, and the program is not to blame for that.
    long elapsed = Math.min(now - lookedAt, 2 * tick());
    lookedAt = now;
    long switches = loop.switches();
    if (switches != seenSwitches || loop.inbox.isAsleep()) {
      seenSwitches = switches;
      held = 0;
      return;
    }
    long time = held + elapsed;
    held = time;
    longest = Math.max(longest, time);
    if (loop.isWatched() && time >= slow / 2) {
      take(switches);
    }
    if (time >= stall && !loop.isDebug()) {
      stalled(switches, now, elapsed);
    }
  }

  /** What runs now has held the loop for too long, as is seen again and again while it lasts. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time writes
  private void stalled(long switches, long now, long elapsed) {
    boolean counts = !loop.isWatched();
    if (stalledSwitches == switches) {
      places.lasted(elapsed);
      if (counts) {
        total += elapsed;
      }
      return;
    }
    Sample taken = take(switches);
    // The stack of a coroutine that is just changing hands cannot be had: try again.
    if (taken == null || (taken.stack.isEmpty() && held < 2 * stall)) {
      return;
    }
    stalledSwitches = switches;
    if (counts) {
      count++;
      total += held;
    }
    String added = places.begin(taken.stack, now);
    places.lasted(held);
    if (added != null) {
      Reports.warn(
          "the loop '"
              + loop.name()
              + "' has been held for "
              + milliseconds(held)
              + (taken.task == null ? "" : " by " + taken.task.describe())
              + " and nothing else can run on it; move what takes so long to a thread with"
              + " toThread(() -> ...). It is at"
              + Stacks.indented(taken.stack)
              + added);
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
    List<StackTraceElement> stack = Arrays.asList(holder.getStackTrace());
    if (loop.switches() != switches) {
      return null;
    }
    var taken =
        new Sample(
            switches,
            fiber == null ? null : fiber.task,
            Stacks.withoutLibrary(stack),
            1,
            Stacks.isLoadingClasses(stack) ? 1 : 0);
    Sample before = sample;
    sample = before != null && before.switches == switches ? before.plus(taken) : taken;
    return taken;
  }

  /** How often to look, in nanoseconds. */
  long tick() {
    long patience = loop.isWatched() ? Math.min(slow, stall) : stall;
    // A loop that sleeps holds nobody up; the process is not to be woken for it more than needed.
    return Math.clamp(patience / (loop.inbox.isAsleep() ? 2 : 4), 1_000_000, LONGEST_TICK);
  }

  static String milliseconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
  }
}
