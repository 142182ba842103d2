package io.asyncio4j;

import org.jspecify.annotations.Nullable;

/**
 * Combines the results of two coroutines.
 *
 * @param <A> the first result
 * @param <B> the second result
 * @param <R> what they make together
 * @param <X> the checked exception the combiner may throw
 */
@FunctionalInterface
public interface CoroutineFunction2<
    A extends @Nullable Object,
    B extends @Nullable Object,
    R extends @Nullable Object,
    X extends Exception> {
  /**
   * Runs the body, in a coroutine of the loop.
   *
   * @throws X when the body fails
   */
  R apply(A a, B b) throws X;
}
