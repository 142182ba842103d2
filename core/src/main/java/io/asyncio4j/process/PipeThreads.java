package io.asyncio4j.process;

import io.asyncio4j.Asyncio;
import io.asyncio4j.CancelledError;
import io.asyncio4j.EventLoop;
import io.asyncio4j.Promise;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The threads that block for child processes. They outlive their use by a second at most. */
final class PipeThreads {
  /** As many as there are reads and writes that wait: a bound would let processes block others. */
  private static final Executor UNBOUNDED =
      threads(0, Integer.MAX_VALUE, new SynchronousQueue<>(), "asyncio4j-pipe-");

  /** Starting a process is work for the processor, which many threads would not make faster. */
  private static final Executor STARTERS =
      threads(4, 4, new LinkedBlockingQueue<>(), "asyncio4j-exec-");

  private PipeThreads() {}

  private static Executor threads(int core, int max, BlockingQueue<Runnable> queue, String name) {
    var pool =
        new ThreadPoolExecutor(
            core,
            max,
            1,
            TimeUnit.SECONDS,
            queue,
            Thread.ofPlatform()
                .daemon()
                .inheritInheritableThreadLocals(false)
                .name(name, 1)
                .factory());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  interface Action {
    void run() throws IOException;
  }

  /** Suspends the calling coroutine until {@code action}, which starts a process, is over. */
  static void starting(Action action) throws IOException {
    Asyncio.<@Nullable Void, IOException>finishInExecutor(
        STARTERS,
        () -> {
          action.run();
          return null;
        },
        () -> {});
  }

  /** Has a thread do {@code action}, which blocks, and goes on; see {@link Blocked#await}. */
  static Blocked start(Action action) {
    var blocked = new Blocked(action);
    UNBOUNDED.execute(blocked);
    return blocked;
  }

  /** Has a thread do {@code action}, which nobody waits for. */
  static void later(Runnable action) {
    UNBOUNDED.execute(action);
  }

  /**
   * Runs {@code action} to its end, off the loop where that is possible, whatever is cancelled
   * meanwhile; the cancellation goes out afterwards.
   *
   * @param hurry called when the caller is cancelled
   */
  static void cleanUp(Action action, Runnable hurry) throws IOException {
    var begun = new AtomicBoolean();
    Action once =
        () -> {
          if (begun.compareAndSet(false, true)) {
            action.run();
          }
        };
    CancelledError cancelled = null;
    while (!begun.get()) {
      try {
        Asyncio.<@Nullable Void, IOException>finishInExecutor(
            UNBOUNDED,
            () -> {
              once.run();
              return null;
            },
            hurry);
      } catch (CancelledError e) {
        cancelled = cancelled == null ? e : cancelled;
        hurry.run(); // also when the thread had not begun
      } catch (IllegalStateException e) {
        // No coroutine that could be suspended: a plain thread, a callback, a class initialiser.
        once.run();
      }
    }
    if (cancelled != null) {
      throw cancelled;
    }
  }

  /** A thread that does something for the coroutines of a loop, which may stop waiting for it. */
  static final class Blocked implements Runnable {
    private final EventLoop loop = Asyncio.runningLoop();
    private final Promise<@Nullable Void> over = loop.createPromise();
    private final Action action;

    /** Written before the loop hears that it is over. */
    private @Nullable IOException failure;

    private Blocked(Action action) {
      this.action = action;
    }

    @Override
    public void run() {
      try {
        action.run();
      } catch (IOException e) {
        failure = e;
      } catch (Throwable e) {
        failure = new IOException("the pipe could not be used", e);
      }
      try {
        loop.callSoonThreadsafe(() -> over.setResult(null));
      } catch (IllegalStateException e) {
        // The loop was closed meanwhile, and nobody waits.
      }
    }

    boolean isOver() {
      return over.isDone();
    }

    /** Suspends until it is over. A cancellation ends the wait, and the thread goes on. */
    void await() throws IOException {
      EventLoop.ClockHold hold = loop.holdClock();
      try {
        Asyncio.<@Nullable Void>shield(over);
      } finally {
        hold.close();
      }
      if (failure != null) {
        throw failure;
      }
    }
  }
}
