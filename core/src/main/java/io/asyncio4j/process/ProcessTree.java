package io.asyncio4j.process;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Ends a process and its descendants. Blocks: for a thread of its own. */
final class ProcessTree {
  private static final long AFTER_KILL = TimeUnit.SECONDS.toNanos(1);

  private final Process process;
  private final Set<ProcessHandle> descendants = new LinkedHashSet<>();
  private volatile boolean hurried;

  ProcessTree(Process process) {
    this.process = process;
  }

  /** Cuts the time short in which the processes may end by themselves. Any thread. */
  void hurry() {
    hurried = true;
  }

  /**
   * Asks every process to end, and kills what is still there after {@code grace}. Once the parent
   * is gone its children cannot be found any more, so they are looked for first.
   */
  void end(Duration grace) {
    gather();
    descendants.forEach(ProcessHandle::destroy);
    // Not process.destroy(), which would close the pipes that somebody may still read.
    process.toHandle().destroy();
    waitUntilGone(grace.toNanos());
    gather();
    process.toHandle().destroyForcibly();
    for (ProcessHandle descendant : descendants) {
      descendant.destroyForcibly();
    }
    hurried = false;
    waitUntilGone(AFTER_KILL);
  }

  private void gather() {
    process.descendants().forEach(descendants::add);
    for (ProcessHandle descendant : Set.copyOf(descendants)) {
      descendant.descendants().forEach(descendants::add);
    }
  }

  private void waitUntilGone(long nanos) {
    long begin = System.nanoTime();
    long pause = TimeUnit.MILLISECONDS.toNanos(1);
    while (!hurried && isAnyRunning() && System.nanoTime() - begin < nanos) {
      sleep(pause);
      pause = Math.min(2 * pause, TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private boolean isAnyRunning() {
    return process.isAlive() || descendants.stream().anyMatch(ProcessTree::isRunning);
  }

  /** A zombie that nobody reaps counts as alive for the JDK; it has no command any more. */
  private static boolean isRunning(ProcessHandle handle) {
    return handle.isAlive() && handle.info().command().isPresent();
  }

  private void sleep(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      // On a plain thread: it wants to get on.
      hurried = true;
    }
  }
}
