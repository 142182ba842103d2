package io.asyncio4j.net.netty;

import io.asyncio4j.EventLoop;
import io.asyncio4j.Promise;
import org.jspecify.annotations.Nullable;

/**
 * Where one coroutine waits for something that a handler sees. It says only that it is worth
 * looking again; the state itself is in the fields of whoever owns the signal.
 */
public final class Signal {
  private @Nullable Promise<@Nullable Void> waiting;

  /**
   * Suspends the calling coroutine until the next {@link #fire}, which does not come when it was
   * before: look first.
   *
   * @param what it waits for, for the message: "to " and a verb
   * @throws IllegalStateException when another coroutine waits here
   */
  public void await(EventLoop loop, String what) {
    if (waiting != null && !waiting.isDone()) {
      throw new IllegalStateException(
          "another task is already waiting to " + what + "; let one task do it");
    }
    Promise<@Nullable Void> promise = loop.createPromise();
    waiting = promise;
    promise.await();
  }

  /** Wakes the one who waits, if there is one. */
  public void fire() {
    Promise<@Nullable Void> promise = waiting;
    if (promise != null) {
      waiting = null;
      // Its waiter may have been cancelled.
      if (!promise.isDone()) {
        promise.setResult(null);
      }
    }
  }
}
