package io.asyncio4j;

import org.jspecify.annotations.Nullable;

/**
 * The body of a coroutine that has a result.
 *
 * @param <T> the result
 * @param <X> the checked exception the body may throw; a body that throws none makes the function
 *     that takes it throw none
 */
@FunctionalInterface
public interface Coroutine<T extends @Nullable Object, X extends Exception> {
  /**
   * Runs the body, in a coroutine of the loop.
   *
   * @throws X when the body fails
   */
  T call() throws X;
}
