package io.asyncio4j;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;

/**
 * A callback that was given to a loop, so that it can be taken back: what {@link
 * EventLoop#callSoon} and {@link EventLoop#callLater} return.
 */
public final class Handle extends Timer {
  /** What stands in the callback's place once it is decided whether it runs. */
  private enum Fate {
    CANCELLED,
    STARTED
  }

  private static final VarHandle CALLBACK;

  static {
    try {
      CALLBACK = MethodHandles.lookup().findVarHandle(Handle.class, "callback", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final EventLoop loop;

  /** What the callback runs in; what it sets stays here. */
  Context context;

  /** What is to run, until either the loop starts it or somebody cancels it: then its fate. */
  private volatile Object callback;

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
    Object task = callback;
    if (task instanceof Fate || !CALLBACK.compareAndSet(this, task, Fate.CANCELLED)) {
      return;
    }
    if (loop.belongsToCaller()) {
      loop.timers.cancel(this);
    } else if (!loop.isClosed()) {
      loop.inbox.send(this);
    }
  }

  /** A thread other than the loop's has sent this: it is ready, or it was cancelled. */
  void receivedFromOutside() {
    if (isCancelled()) {
      loop.timers.cancel(this);
    } else {
      loop.ready.add(this);
    }
  }

  /** Whether {@link #cancel} was called before the callback ran. Any thread. */
  public boolean isCancelled() {
    return callback == Fate.CANCELLED;
  }

  /** Whether it is still to run. */
  boolean isDue() {
    return !(callback instanceof Fate);
  }

  /** A timer that is due takes its place in the FIFO like any other callback. */
  @Override
  void fire() {
    loop.enqueue(this);
  }

  /** Runs the callback. On the loop's thread, from the FIFO. */
  void run() {
    if (!(callback instanceof Runnable task) || !CALLBACK.compareAndSet(this, task, Fate.STARTED)) {
      return;
    }
    try {
      task.run();
    } catch (Throwable e) {
      loop.callExceptionHandler(new LoopException("a callback failed: " + task, e, this));
    }
  }

  /** Runs what must be run although the loop is closed. */
  void runIfRequest() {
    if (callback instanceof Request) {
      run();
    }
  }

  @Override
  public String toString() {
    String state =
        switch (callback) {
          case Fate.CANCELLED -> "cancelled";
          case Fate.STARTED -> "has run";
          case Object task -> task.toString();
        };
    return "Handle[" + state + "]";
  }
}
