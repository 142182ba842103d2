package io.asyncio4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fair counter of permits for the coroutines of one loop; not for threads. It limits how many are
 * at something at the same time.
 *
 * <pre>{@code
 * var limit = new AsyncSemaphore(10);
 * var pages = gatherEach(urls, url -> limit.withPermit(() -> fetch(url)));
 * }</pre>
 */
public final class AsyncSemaphore extends LoopBound {
  private final WaitQueue waiters = new WaitQueue();
  private final int bound;

  /** Free permits, less those that a woken waiter is about to take. */
  private int permits;

  /**
   * Makes one with {@code permits} permits, and more if more are released; anywhere.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public AsyncSemaphore(int permits) {
    this(permits, Integer.MAX_VALUE);
  }

  private AsyncSemaphore(int permits, int bound) {
    if (permits < 0) {
      throw new IllegalArgumentException("a semaphore needs 0 permits or more, not " + permits);
    }
    this.permits = permits;
    this.bound = bound;
  }

  /**
   * Makes one that refuses to get more permits than it began with.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public static AsyncSemaphore bounded(int permits) {
    return new AsyncSemaphore(permits, permits);
  }

  /**
   * Takes a permit, suspending while there is none. Those who wait get them in the order they came.
   *
   * @throws CancelledError when the caller is cancelled while it waits; it has no permit
   */
  public void acquire() {
    Fiber fiber = bindFiber("AsyncSemaphore.acquire");
    if (permits > 0 && waiters.isEmpty()) {
      permits--;
      return;
    }
    waiters.add(fiber);
    try {
      fiber.suspend(this);
    } catch (Throwable e) {
      if (fiber.woken) {
        permits++;
      }
      waiters.remove(fiber);
      wakeForFreePermits();
      throw e;
    }
    waiters.remove(fiber);
    wakeForFreePermits();
  }

  /**
   * Gives a permit back; the first of those who wait gets it.
   *
   * @throws IllegalStateException when a bounded one has all its permits
   */
  public void release() {
    bind("AsyncSemaphore.release");
    if (permits + waiters.woken() >= bound) {
      throw new IllegalStateException(
          "the semaphore has all its "
              + bound
              + " permits; release() once for each acquire(), or use withPermit");
    }
    permits++;
    wakeForFreePermits();
  }

  private void wakeForFreePermits() {
    while (permits > 0 && waiters.waiting() > 0) {
      permits--;
      waiters.wakeNext();
    }
  }

  /** Whether {@link #acquire()} would suspend. */
  public boolean isLocked() {
    return permits == 0 || !waiters.isEmpty();
  }

  /** Runs {@code body}, in the calling task, while holding a permit. */
  public <T extends @Nullable Object, X extends Exception> T withPermit(Coroutine<T, X> body)
      throws X {
    Objects.requireNonNull(body, "body");
    acquire();
    try {
      return body.call();
    } finally {
      release();
    }
  }

  /** Runs {@code body}, in the calling task, while holding a permit. */
  public <X extends Exception> void withPermit(VoidCoroutine<X> body) throws X {
    Objects.requireNonNull(body, "body");
    acquire();
    try {
      body.call();
    } finally {
      release();
    }
  }

  @Override
  public String toString() {
    return "AsyncSemaphore[" + permits + " permits, " + waiters.size() + " waiting]";
  }
}
