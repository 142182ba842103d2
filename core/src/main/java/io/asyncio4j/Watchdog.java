package io.asyncio4j;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The one thread that looks at all running loops from outside, a few times a second. */
final class Watchdog implements Runnable {
  private static final Set<EventLoop> LOOPS = ConcurrentHashMap.newKeySet();
  private static final long LONGEST_TICK = TimeUnit.SECONDS.toNanos(1);

  private static volatile boolean started;

  private Watchdog() {}

  /** Begins to look at a loop, which has just started to run. */
  static void watch(EventLoop loop) {
    LOOPS.add(loop);
    if (!started) {
      start();
    }
  }

  private static synchronized void start() {
    if (!started) {
      started = true;
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
    while (true) {
      long pause = LONGEST_TICK;
      for (EventLoop loop : LOOPS) {
        loop.stalls.look(System.nanoTime());
        pause = Math.min(pause, loop.stalls.tick());
        if (loop.unseenFailures.hasUnreachable()) {
          loop.reportUnseenFailures();
        }
      }
      LockSupport.parkNanos(this, pause);
    }
  }
}
