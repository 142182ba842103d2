package io.asyncio4j;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Something whose outcome comes later and can be awaited: a {@link Task} or a {@link Promise}.
 *
 * @param <T> the value
 */
public sealed interface Awaitable<T extends @Nullable Object> permits Task, Promise {
  /**
   * Suspends the calling coroutine until this is done; one that is done already does not suspend.
   * Cancelling the caller cancels this.
   *
   * @return the value
   * @throws CancelledError when this or the caller is cancelled; any exception of the body comes as
   *     it was thrown, checked or not
   * @throws IllegalStateException when the caller is this task itself, runs in another loop or in
   *     none
   */
  T await();

  /**
   * As {@link #await()}, for those who want the compiler to know about a checked exception.
   *
   * @param declared the exception's class, only to name it
   * @throws X when the body threw it
   */
  <X extends Exception> T awaitThrowing(Class<X> declared) throws X;

  /** Whether it has a value, has failed or was cancelled. Any thread. */
  boolean isDone();

  /** Whether it was cancelled. Any thread. */
  boolean isCancelled();

  /**
   * Asks for it to be cancelled. Any thread; from another than the loop's it takes effect on the
   * loop soon.
   *
   * @return false when it was done already
   */
  boolean cancel();

  /**
   * The same outcome for code that knows nothing of loops. It is completed on the loop's thread,
   * and cancelling it cancels this. Any thread.
   */
  CompletableFuture<T> toCompletableFuture();
}
