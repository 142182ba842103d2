package io.asyncio4j;

import org.jspecify.annotations.Nullable;

/**
 * The body of a coroutine that makes a result of one item, as {@link Asyncio#gatherEach} takes it.
 *
 * @param <A> the item
 * @param <T> the result
 * @param <X> the checked exception the body may throw
 */
@FunctionalInterface
public interface CoroutineFunction<
    A extends @Nullable Object, T extends @Nullable Object, X extends Exception> {
  /**
   * Runs the body, in a coroutine of the loop.
   *
   * @throws X when the body fails
   */
  T apply(A item) throws X;
}
