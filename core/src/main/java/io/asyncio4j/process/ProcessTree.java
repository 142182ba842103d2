package io.asyncio4j.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
   * is gone its children cannot be found any more, so the tree is stopped while it is looked
   * through: no child is started meanwhile that would be missed.
   */
  void end(Duration grace) {
    freeze();
    descendants.forEach(ProcessHandle::destroy);
    // Not process.destroy(), which would close the pipes that somebody may still read.
    process.toHandle().destroy();
    signal("CONT", everyone());
    waitUntilGone(grace.toNanos());
    if (isAnyRunning()) {
      freeze();
    }
    process.toHandle().destroyForcibly();
    for (ProcessHandle descendant : descendants) {
      descendant.destroyForcibly();
    }
    hurried = false;
    waitUntilGone(AFTER_KILL);
  }

  /** Stops the process and its descendants, generation by generation. */
  private void freeze() {
    Set<ProcessHandle> unstopped = everyone();
    while (!unstopped.isEmpty()) {
      signal("STOP", unstopped);
      var before = Set.copyOf(descendants);
      for (ProcessHandle handle : everyone()) {
        handle.descendants().forEach(descendants::add);
      }
      unstopped = new LinkedHashSet<>(descendants);
      unstopped.removeAll(before);
    }
  }

  private Set<ProcessHandle> everyone() {
    var all = new LinkedHashSet<ProcessHandle>();
    all.add(process.toHandle());
    all.addAll(descendants);
    return all;
  }

  /** By the shell's own kill; a system without that shell does without. */
  private static void signal(String name, Set<ProcessHandle> handles) {
    var command = new ArrayList<>(List.of("/bin/sh", "-c", "kill -\"$0\" \"$@\"", name));
    handles.stream()
        .filter(ProcessTree::isRunning)
        .forEach(handle -> command.add(Long.toString(handle.pid())));
    if (command.size() == 4) {
      return;
    }
    try {
      var kill =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      kill.getOutputStream().close();
      kill.waitFor();
    } catch (IOException e) {
      // The tree is ended without having been stopped.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
