package io.asyncio4j;

import org.jspecify.annotations.Nullable;

/**
 * The body of a coroutine that does something with one item, as {@link Asyncio#runEach} takes it.
 *
 * @param <A> the item
 * @param <X> the checked exception the body may throw
 */
@FunctionalInterface
public interface VoidCoroutineFunction<A extends @Nullable Object, X extends Exception> {
  /**
   * Runs the body, in a coroutine of the loop.
   *
   * @throws X when the body fails
   */
  void apply(A item) throws X;
}
