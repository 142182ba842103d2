package io.asyncio4j;

import org.jspecify.annotations.Nullable;

/**
 * Combines the results of four coroutines.
 *
 * @param <A> the first result
 * @param <B> the second result
 * @param <C> the third result
 * @param <D> the fourth result
 * @param <R> what they make together
 * @param <X> the checked exception the combiner may throw
 */
@FunctionalInterface
public interface CoroutineFunction4<
    A extends @Nullable Object,
    B extends @Nullable Object,
    C extends @Nullable Object,
    D extends @Nullable Object,
    R extends @Nullable Object,
    X extends Exception> {
  /**
   * Runs the body, in a coroutine of the loop.
   *
   * @throws X when the body fails
   */
  R apply(A a, B b, C c, D d) throws X;
}
