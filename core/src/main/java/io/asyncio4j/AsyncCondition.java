package io.asyncio4j;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A condition variable for the coroutines of one loop, with its lock; not for threads. Holding the
 * lock, a coroutine waits for a signal, and has the lock again when it goes on.
 */
public final class AsyncCondition extends LoopBound {
  private final AsyncLock lock;
  private final WaitQueue waiters = new WaitQueue();

  /** Makes one with a lock of its own; anywhere. */
  public AsyncCondition() {
    this(new AsyncLock());
  }

  /** Makes one with a lock that others may use, too; anywhere. */
  public AsyncCondition(AsyncLock lock) {
    this.lock = Objects.requireNonNull(lock, "lock");
  }

  /** Takes the lock: {@link AsyncLock#acquire()}. */
  public void acquire() {
    lock.acquire();
  }

  /** Frees the lock: {@link AsyncLock#release()}. */
  public void release() {
    lock.release();
  }

  /** Whether somebody has the lock. */
  public boolean isLocked() {
    return lock.isLocked();
  }

  /** Runs {@code body}, in the calling task, while holding the lock. */
  public <T extends @Nullable Object, X extends Exception> T withLock(Coroutine<T, X> body)
      throws X {
    return lock.withLock(body);
  }

  /** Runs {@code body}, in the calling task, while holding the lock. */
  public <X extends Exception> void withLock(VoidCoroutine<X> body) throws X {
    lock.withLock(body);
  }

  /**
   * Frees the lock, suspends until it is signalled, and takes the lock again. It may also wake
   * without a signal, so ask again what was waited for, or use {@link #awaitUntil}.
   *
   * @throws IllegalStateException when the lock is free
   * @throws CancelledError when the caller is cancelled; it has the lock again, and a signal that
   *     it had got goes to the next
   * @throws PinnedException where a coroutine cannot be suspended; it still has the lock
   */
  public void await() {
    Fiber fiber = bindFiber("AsyncCondition.await");
    requireLock("await");
    lock.release();
    waiters.add(fiber);
    Throwable failure = null;
    boolean signalled = true;
    try {
      fiber.suspend(this);
    } catch (Throwable e) {
      failure = e;
      signalled = fiber.woken;
    }
    waiters.remove(fiber);
    CancelledError cancelled = reacquire();
    if (cancelled != null) {
      failure = cancelled;
    }
    if (failure != null) {
      if (signalled) {
        waiters.wakeNext();
      }
      throw Throwing.sneaky(failure);
    }
  }

  /** Takes the lock, also when cancelled meanwhile; the last cancellation, to be thrown then. */
  private @Nullable CancelledError reacquire() {
    CancelledError cancelled = null;
    while (true) {
      try {
        lock.acquire();
        return cancelled;
      } catch (CancelledError e) {
        cancelled = e;
      } catch (PinnedException e) {
        // Then it was not suspended before either, and nobody has run since it freed the lock.
        lock.takeBack();
        return cancelled;
      }
    }
  }

  /**
   * Waits, as {@link #await()} does, until {@code predicate} is true; it is asked with the lock
   * held, at first before any wait.
   */
  public void awaitUntil(BooleanSupplier predicate) {
    Objects.requireNonNull(predicate, "predicate");
    while (!predicate.getAsBoolean()) {
      await();
    }
  }

  /**
   * Wakes the first of those who wait; it runs once the lock is free.
   *
   * @throws IllegalStateException when the lock is free
   */
  public void signal() {
    signal(1);
  }

  /**
   * Wakes the first {@code count} of those who wait.
   *
   * @throws IllegalStateException when the lock is free
   * @throws IllegalArgumentException when {@code count} is negative
   */
  public void signal(int count) {
    bind("AsyncCondition.signal");
    if (count < 0) {
      throw new IllegalArgumentException("cannot signal " + count + " waiters");
    }
    requireLock("signal");
    for (int i = 0; i < count && waiters.wakeNext(); i++) {
      // wakeNext does it
    }
  }

  /**
   * Wakes all who wait.
   *
   * @throws IllegalStateException when the lock is free
   */
  public void signalAll() {
    bind("AsyncCondition.signalAll");
    requireLock("signalAll");
    waiters.wakeAll();
  }

  private void requireLock(String what) {
    if (!lock.isLocked()) {
      throw new IllegalStateException(
          what + " needs the condition's lock; acquire() it first, or use withLock");
    }
  }

  @Override
  public String toString() {
    return "AsyncCondition[" + lock + ", " + waiters.size() + " waiting]";
  }
}
