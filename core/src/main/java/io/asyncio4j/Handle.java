package io.asyncio4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A callback that was given to a loop, so that it can be taken back: what {@link
 * EventLoop#callSoon} and {@link EventLoop#callLater} return.
 */
public final class Handle extends Timer {
  final EventLoop loop;

  /** What the callback runs in; what it sets stays here. */
  Context context;

  private volatile @Nullable Runnable callback;
  private volatile boolean ran;

  Handle(EventLoop loop, Runnable callback, Context context) {
    this.loop = loop;
    this.callback = Objects.requireNonNull(callback, "callback");
    this.context = context;
  }

  /**
   * Takes the callback back: it will not run, unless it has already started. May be called twice
   * and from any thread.
   */
  public void cancel() {
    callback = null;
    if (loop.mayBeTouched()) {
      loop.timers.cancel(this);
    } else {
      loop.inbox.send(this);
    }
  }

  /** A thread other than the loop's has sent this: it is ready, or it was cancelled. */
  void receivedFromOutside() {
    if (callback == null) {
      loop.timers.cancel(this);
    } else {
      loop.ready.add(this);
    }
  }

  /** Whether {@link #cancel} was called before the callback ran. Any thread. */
  public boolean isCancelled() {
    return callback == null && !ran;
  }

  /** A timer that is due takes its place in the FIFO like any other callback. */
  @Override
  void fire() {
    loop.ready.add(this);
  }

  /** Runs the callback. On the loop's thread, from the FIFO. */
  void run() {
    Runnable task = callback;
    if (task == null) {
      return;
    }
    ran = true;
    callback = null;
    try {
      task.run();
    } catch (Throwable e) {
      loop.callExceptionHandler(new LoopException("a callback failed: " + task, e, this));
    }
  }

  @Override
  public String toString() {
    Runnable task = callback;
    return "Handle[" + (task == null ? (ran ? "ran" : "cancelled") : task) + "]";
  }
}
