package io.asyncio4j;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The one thread that looks at all running loops from outside, a few times a second. */
final class Watchdog implements Runnable {
  private static final Set<EventLoop> LOOPS = ConcurrentHashMap.newKeySet();
  private static final long LONGEST_TICK = TimeUnit.SECONDS.toNanos(1);

  private static volatile @Nullable Thread thread;

  private Watchdog() {}

  /** Begins to look at a loop, which has just started to run. */
  static void watch(EventLoop loop) {
    LOOPS.add(loop);
    hurry();
  }

  /** Looks at all loops now: how often one wants to be looked at has changed. Any thread. */
  static void hurry() {
    if (thread == null) {
      start();
    }
    LockSupport.unpark(thread);
  }

  private static synchronized void start() {
    if (thread == null) {
      thread =
          Thread.ofPlatform()
              .daemon()
              .inheritInheritableThreadLocals(false)
              .name("asyncio4j-watchdog")
              .start(new Watchdog());
    }
  }

  /** The loop does not run any more. */
  static void forget(EventLoop loop) {
    LOOPS.remove(loop);
  }

  @Override
  public void run() {
    var onlookers = new Onlookers();
    while (true) {
      try {
        onlookers.look(LOOPS);
      } catch (RuntimeException | LinkageError e) {
        // What somebody looks with may fail in ways of its own; the loops are to be watched anyway.
        Reports.debug("the watchdog cannot look for onlookers", e);
      }
      long pause = LONGEST_TICK;
      for (EventLoop loop : LOOPS) {
        try {
          loop.stalls.look(System.nanoTime());
          loop.creationTimes.note(loop.tasksCreated(), System.nanoTime());
          if (loop.unseenFailures.hasUnreachable()) {
            loop.reportUnseenFailures();
          }
        } catch (RuntimeException e) {
          // A log handler may throw, and the loop may have been closed meanwhile.
          Reports.debug("the watchdog failed at " + loop, e);
        }
        pause = Math.min(pause, loop.stalls.tick());
      }
      LockSupport.parkNanos(this, pause);
    }
  }
}
