package io.asyncio4j;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Ctrl-C and SIGTERM, by a shutdown hook: cancel the main task of every run and let the process end
 * once they are over, with the exit status the JVM gives it (130, 143). A second signal ends it at
 * once, as soon as the observers have written what they have, which a third does not wait for.
 */
final class Shutdown {
  private static final Set<Guard> GUARDS = ConcurrentHashMap.newKeySet();
  private static volatile boolean shuttingDown;
  private static boolean hooked;

  /** Held while the observers are told, which is done once. */
  private static final ReentrantLock TELLING = new ReentrantLock();

  private static boolean observersTold;

  private Shutdown() {}

  /** One run, from its begin to its end. */
  static final class Guard {
    private final Task<?> main;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean told;

    private Guard(Task<?> main) {
      this.main = main;
    }

    /** Whether the main task was cancelled because the process is to end. */
    boolean isShuttingDown() {
      return told;
    }

    private void awaitOver() {
      boolean waiting = true;
      Duration patience = main.loop().stalls.patience;
      while (waiting) {
        try {
          if (!over.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            sayWhatIsWaitedFor(patience);
            over.await();
          }
          waiting = false;
        } catch (InterruptedException e) {
          // A shutdown hook has nobody to tell.
        }
      }
    }

    /** On standard error: loggers may have been shut down already. */
    private void sayWhatIsWaitedFor(Duration patience) {
      EventLoop loop = main.loop();
      Fiber running = loop.current;
      System.err.println(
          "asyncio4j: this process was told to end "
              + patience.toSeconds()
              + " s ago, and the loop '"
              + loop.name()
              + "' goes on: "
              + (running == null ? main : running.task).describe()
              + (running == null ? " is not over" : " holds it")
              + "; the same signal once more ends the process");
    }

    /**
     * The run is over. When the process ends and the main task was cancelled for that, does not
     * come back: what follows the run is not to see half a world.
     */
    void release(Task<?> task) {
      GUARDS.remove(this);
      over.countDown();
      while (told && task.isCancelled()) {
        LockSupport.park(this);
      }
    }
  }

  /** Whether the process is ending. */
  static boolean isUnderWay() {
    return shuttingDown;
  }

  static Guard guard(Task<?> main) {
    hook();
    var guard = new Guard(main);
    GUARDS.add(guard);
    return guard;
  }

  private static synchronized void hook() {
    if (!hooked) {
      hooked = true;
      try {
        Runtime.getRuntime()
            .addShutdownHook(new Thread(Shutdown::cancelRuns, "asyncio4j-shutdown"));
      } catch (IllegalStateException e) {
        // The process is ending already.
      }
    }
  }

  private static void cancelRuns() {
    shuttingDown = true;
    if (!GUARDS.isEmpty()) {
      endRuns();
    }
    TELLING.lock();
    try {
      tellObservers();
    } finally {
      TELLING.unlock();
    }
  }

  /** By whoever holds the lock. */
  private static void tellObservers() {
    if (!observersTold) {
      observersTold = true;
      Observers.processEnds();
    }
  }

  private static void endNow(int status) {
    if (TELLING.tryLock()) {
      for (EventLoop loop : RunningLoops.all()) {
        loop.stalls.tellOfHolder();
      }
      tellObservers();
    }
    Runtime.getRuntime().halt(status);
  }

  private static void endRuns() {
    Signals.handle("INT", true, () -> endNow(130));
    Signals.handle("TERM", true, () -> endNow(143));
    for (Guard guard : GUARDS) {
      cancel(guard);
    }
    for (Guard guard : GUARDS) {
      guard.awaitOver();
    }
  }

  private static void cancel(Guard guard) {
    EventLoop loop = guard.main.loop();
    Thread thread = loop.thread();
    if (thread == null || isInExit(thread)) {
      guard.over.countDown();
      return;
    }
    loop.callIfOpen(() -> {
      if (isExitCalledByCoroutineOf(loop)) {
        guard.over.countDown();
      } else {
        guard.told = true;
        guard.main.cancel("the process was told to end");
      }
    });
  }

  /** A coroutine that has called {@code System.exit} never goes on: nobody is to wait for it. */
  private static boolean isExitCalledByCoroutineOf(EventLoop loop) {
    for (Task<?> task : loop.aliveTasks()) {
      Fiber fiber = task.fiber();
      if (fiber != null && fiber.isInJdkCall() && isInExit(fiber.thread)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInExit(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown"));
  }
}
