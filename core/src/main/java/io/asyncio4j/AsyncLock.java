package io.asyncio4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fair mutual exclusion lock for the coroutines of one loop; not for threads. Not reentrant, and
 * owned by nobody: any coroutine may release it.
 *
 * <p>Between two suspensions a coroutine has the loop for itself, so a lock is only needed for what
 * must not be interleaved across a suspension.
 *
 * <pre>{@code
 * lock.withLock(() -> {
 *   var balance = load();
 *   store(balance + amount);
 * });
 * }</pre>
 */
public final class AsyncLock extends LoopBound {
  private final WaitQueue waiters = new WaitQueue();
  private boolean locked;

  /** Makes one that is free; anywhere. */
  public AsyncLock() {}

  /**
   * Takes the lock, suspending while another has it. Those who wait get it in the order they came.
   *
   * @throws CancelledError when the caller is cancelled while it waits; it does not have the lock
   */
  public void acquire() {
    Fiber fiber = bindFiber("AsyncLock.acquire");
    if (!locked && waiters.isEmpty()) {
      locked = true;
      return;
    }
    waiters.add(fiber);
    try {
      fiber.suspend(this);
      while (locked) {
        waiters.waitAgain(fiber);
        fiber.suspend(this);
      }
    } catch (Throwable e) {
      waiters.remove(fiber);
      wakeNextIfFree();
      throw e;
    }
    waiters.remove(fiber);
    locked = true;
  }

  /**
   * Frees the lock; the first of those who wait gets it.
   *
   * @throws IllegalStateException when it is free
   */
  public void release() {
    bind("AsyncLock.release");
    if (!locked) {
      throw new IllegalStateException(
          "the lock is not acquired, so it cannot be released; release() once for each acquire(),"
              + " or use withLock");
    }
    locked = false;
    wakeNextIfFree();
  }

  /**
   * Takes the lock back that the caller has just freed: no other coroutine has run since, and one
   * that was woken for it waits again.
   */
  void takeBack() {
    locked = true;
  }

  private void wakeNextIfFree() {
    if (!locked && waiters.woken() == 0) {
      waiters.wakeNext();
    }
  }

  /** Whether somebody has it. */
  public boolean isLocked() {
    return locked;
  }

  /** Runs {@code body}, in the calling task, while holding the lock. */
  public <T extends @Nullable Object, X extends Exception> T withLock(Coroutine<T, X> body)
      throws X {
    Objects.requireNonNull(body, "body");
    acquire();
    try {
      return body.call();
    } finally {
      release();
    }
  }

  /** Runs {@code body}, in the calling task, while holding the lock. */
  public <X extends Exception> void withLock(VoidCoroutine<X> body) throws X {
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
    return "AsyncLock[" + (locked ? "locked" : "free") + ", " + waiters.size() + " waiting]";
  }
}
