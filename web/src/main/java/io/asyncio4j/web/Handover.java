package io.asyncio4j.web;

import io.asyncio4j.Asyncio;
import io.asyncio4j.EventLoop;
import io.asyncio4j.Promise;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The giving up of a port to a server that listens there already. Made on the loop that gives. */
final class Handover {
  /** A loop that is held by its program gives up late; then both are served for a while. */
  private static final long PATIENCE_MILLIS = 1000;

  private final EventLoop loop = Asyncio.runningLoop();
  private final Promise<@Nullable Void> demanded = loop.createPromise();
  private final CountDownLatch over = new CountDownLatch(1);

  /** Has {@link #await} return, and waits until the port was given up. From any thread. */
  void demand() {
    try {
      var _ = loop.callSoonThreadsafe(this::setDemanded);
    } catch (IllegalStateException e) {
      // The loop is over, and its server with it.
      return;
    }
    if (App.isInsideLoop() && Asyncio.runningLoop() == loop) {
      return;
    }
    try {
      var _ = over.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void setDemanded() {
    if (!demanded.isDone()) {
      demanded.setResult(null);
    }
  }

  /** Suspends until somebody wants the port. */
  void await() {
    var _ = demanded.await();
  }

  /** The port was given up. */
  void over() {
    over.countDown();
  }
}
