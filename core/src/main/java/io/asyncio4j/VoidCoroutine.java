package io.asyncio4j;

import org.jspecify.annotations.Nullable;

/**
 * The body of a coroutine without a result.
 *
 * @param <X> the checked exception the body may throw
 */
@FunctionalInterface
public interface VoidCoroutine<X extends Exception> {
  /**
   * Runs the body, in a coroutine of the loop.
   *
   * @throws X when the body fails
   */
  void call() throws X;

  /** The same body as one whose result is {@code null}. */
  static <X extends Exception> Coroutine<@Nullable Void, X> withResult(
      VoidCoroutine<? extends X> body) {
    return () -> {
      body.call();
      return null;
    };
  }
}
