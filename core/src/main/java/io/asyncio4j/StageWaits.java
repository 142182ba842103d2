package io.asyncio4j;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The {@link CompletionStage}s that coroutines of a loop await. A virtual clock waits for them,
 * since the loop cannot know whether what completes one is outside of it; but for one real second
 * at most.
 */
final class StageWaits {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

  private final Set<Wait> waits = new LinkedHashSet<>();

  private static final class Wait {
    final CompletionStage<?> stage;
    final long since = System.nanoTime();
    boolean warned;

    Wait(CompletionStage<?> stage) {
      this.stage = stage;
    }
  }

  /** Suspends the calling coroutine until {@code stage} is done; see {@link Asyncio#await}. */
  static <T extends @Nullable Object> T await(EventLoop loop, CompletionStage<T> stage) {
    Promise<T> promise = loop.createPromise();
    var _ =
        stage.whenComplete((value, failure) -> {
          Runnable settle = () -> settle(promise, value, failure);
          if (loop.isOnLoopThread()) {
            settle.run();
          } else {
            loop.callIfOpen(settle);
          }
        });
    if (promise.isDone()) {
      return promise.take();
    }
    loop.currentFiber("await");
    var wait = new Wait(stage);
    loop.stageWaits.waits.add(wait);
    try {
      return promise.await();
    } catch (CancelledError e) {
      cancel(stage);
      throw e;
    } finally {
      loop.stageWaits.waits.remove(wait);
    }
  }

  private static <T extends @Nullable Object> void settle(
      Promise<T> promise, T value, @Nullable Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof CancellationException) {
      promise.cancelled(cause.getMessage(), null);
    } else if (cause != null) {
      promise.fail(cause);
    } else {
      promise.complete(value);
    }
    // The stage is the caller's, and so is its failure if nobody waits any more.
    promise.markSeen();
  }

  private static void cancel(CompletionStage<?> stage) {
    try {
      stage.toCompletableFuture().cancel(true);
    } catch (UnsupportedOperationException e) {
      // A stage that hides its future cannot be cancelled.
    }
  }

  /** How long a virtual clock is still to wait for stages, in real nanoseconds; 0 for no longer. */
  long patience() {
    long longest = 0;
    for (Wait wait : waits) {
      longest = Math.max(longest, PATIENCE - (System.nanoTime() - wait.since));
    }
    return longest;
  }

  /** Names the stages that are still awaited while time jumps, each once. */
  void warnOfJump() {
    for (Wait wait : waits) {
      if (!wait.warned) {
        wait.warned = true;
        Reports.warn(
            "virtual time goes on although "
                + wait.stage
                + " is awaited: it was not completed within a real second; hold the clock"
                + " (loop.holdClock()) while something outside the loop works");
      }
    }
  }
}
