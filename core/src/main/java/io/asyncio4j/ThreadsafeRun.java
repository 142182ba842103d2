package io.asyncio4j;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A coroutine that another thread has started, as that thread sees it. */
final class ThreadsafeRun<T extends @Nullable Object> extends CompletableFuture<T> {
  private volatile @Nullable Task<T> task;

  private ThreadsafeRun() {}

  static <T extends @Nullable Object> ThreadsafeRun<T> start(
      EventLoop loop, Coroutine<? extends T, ?> body) {
    var run = new ThreadsafeRun<T>();
    loop.notStarted.add(run);
    try {
      loop.callSoonThreadsafe(() -> run.startOn(loop, body));
    } catch (IllegalStateException e) {
      loop.notStarted.remove(run);
      throw e;
    }
    if (loop.isClosed()) {
      run.cancel(false);
    }
    return run;
  }

  private void startOn(EventLoop loop, Coroutine<? extends T, ?> body) {
    loop.notStarted.remove(this);
    if (isDone()) {
      return;
    }
    Task<T> started = loop.createTask(body);
    task = started;
    started.whenDone(() -> started.copyTo(this));
    if (isCancelled()) {
      started.cancel();
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    Task<T> started = task;
    if (cancelled && started != null) {
      started.cancel();
    }
    return cancelled;
  }
}
