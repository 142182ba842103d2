package io.asyncio4j;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** A loop's default executor, and the jobs that its coroutines wait for on any executor. */
final class Workers {
  private static final int THREADS = Math.min(32, Runtime.getRuntime().availableProcessors() + 4);

  private final EventLoop loop;
  private @Nullable ExecutorService executor;

  Workers(EventLoop loop) {
    this.loop = loop;
  }

  void setExecutor(ExecutorService given) {
    executor = Objects.requireNonNull(given, "executor");
  }

  /** Made at its first use. */
  Executor executor() {
    ExecutorService existing = executor;
    if (existing == null) {
      existing = DaemonPool.of(loop.name() + "-worker-", THREADS);
      executor = existing;
    }
    return existing;
  }

  /** Suspends the calling coroutine, one of the library's own, until every job is over. */
  void shutdownAndWait() {
    ExecutorService existing = executor;
    if (existing == null) {
      return;
    }
    existing.shutdown();
    if (existing.isTerminated() || Shutdown.isUnderWay()) {
      return;
    }
    // The loop goes on meanwhile: a job may need it to come to its end.
    this.<@Nullable Void, RuntimeException>call(
        task -> Thread.ofPlatform().daemon().name(loop.name() + "-shutdown").start(task),
        VoidCoroutine.<RuntimeException>withResult(existing::close),
        false);
  }

  /**
   * Runs {@code body} on {@code executor} and suspends the calling coroutine until it is over.
   * Cancelling that one interrupts the worker and does not wait for it.
   */
  <T extends @Nullable Object, X extends Exception> T call(
      Executor executor, Coroutine<? extends T, ? extends X> body, boolean copyContext) throws X {
    Fiber fiber = loop.currentFiber("toThread");
    var job = new Job<T>(fiber, body, copyContext ? Context.current() : Context.EMPTY);
    EventLoop.ClockHold hold = loop.holdClock();
    try {
      executor.execute(job);
      while (!job.isFinished) {
        fiber.suspend(job);
      }
    } catch (CancelledError | PinnedException e) {
      job.cancel();
      throw e;
    } finally {
      hold.close();
    }
    return job.result();
  }

  /**
   * Runs {@code body} on {@code executor} and suspends the calling coroutine until it is over, also
   * when that one is cancelled meanwhile: {@code stop} is called once then, and the cancellation
   * goes out when the body has ended.
   */
  <T extends @Nullable Object, X extends Exception> T callToEnd(
      Executor executor, Coroutine<? extends T, ? extends X> body, Runnable stop) throws X {
    Fiber fiber = loop.currentFiber("finishInExecutor");
    var job = new Job<T>(fiber, body, Context.EMPTY);
    CancelledError cancelled = null;
    EventLoop.ClockHold hold = loop.holdClock();
    try {
      executor.execute(job);
      while (!job.isFinished) {
        try {
          fiber.suspend(job);
        } catch (CancelledError e) {
          if (cancelled == null) {
            cancelled = e;
            if (job.cancelBeforeStart()) {
              break;
            }
            stop.run();
          }
        }
      }
    } catch (PinnedException e) {
      if (!job.cancelBeforeStart()) {
        stop.run();
      }
      throw e;
    } finally {
      hold.close();
    }
    if (cancelled != null) {
      throw cancelled;
    }
    return job.result();
  }

  /** One job and the coroutine that waits for it. */
  static final class Job<T extends @Nullable Object> implements Runnable {
    private record Work<T extends @Nullable Object>(
        Fiber fiber, Coroutine<? extends T, ?> body, Context context) {}

    /** Let go of by a cancellation before its turn: the executor's queue may keep it for long. */
    private @Nullable Work<T> work;

    /** Set on the loop's thread once {@link #value} and {@link #failure} are there. */
    boolean isFinished;

    private @Nullable T value;
    private @Nullable Throwable failure;

    /** Guarded by this, as what follows: an interrupt must not hit the worker's next job. */
    private @Nullable Thread worker;

    private boolean cancelled;

    private boolean started;

    Job(Fiber fiber, Coroutine<? extends T, ?> body, Context context) {
      this.work = new Work<>(fiber, body, context);
    }

    @Override
    public void run() {
      Work<T> mine;
      synchronized (this) {
        mine = work;
        if (mine == null) {
          return;
        }
        started = true;
        worker = Thread.currentThread();
      }
      Context before = Context.current();
      Context.setCurrent(mine.context);
      try {
        value = mine.body.call();
      } catch (Throwable e) {
        failure = e;
      } finally {
        Context.setCurrent(before);
        boolean abandoned;
        synchronized (this) {
          worker = null;
          abandoned = cancelled;
          if (abandoned) {
            Thread.interrupted();
          }
        }
        if (!abandoned) {
          mine.fiber.loop.inbox.send(this);
        }
      }
    }

    synchronized void cancel() {
      if (!cancelBeforeStart()) {
        cancelled = true;
        if (worker != null) {
          worker.interrupt();
        }
      }
    }

    /** Keeps it from being started. False when it has been. */
    synchronized boolean cancelBeforeStart() {
      if (!started) {
        work = null;
      }
      return !started;
    }

    /** The worker has said that it is over. On the loop's thread. */
    void finished() {
      isFinished = true;
      if (work != null && work.fiber.awaiting() == this) {
        work.fiber.wake();
      }
    }

    @SuppressWarnings("NullAway") // the body's own value
    T result() {
      if (failure != null) {
        throw Throwing.sneaky(failure);
      }
      return value;
    }

    @Override
    public String toString() {
      Work<T> mine = work;
      return "Job[" + (mine == null ? "cancelled" : "in a thread: " + mine.body) + "]";
    }
  }
}
