package io.asyncio4j;

import org.jspecify.annotations.Nullable;

/**
 * Where the body of a generator hands out its values.
 *
 * @param <T> the values
 */
@FunctionalInterface
public interface Emitter<T extends @Nullable Object> {
  /**
   * Hands out a value and suspends until the next is asked for.
   *
   * @throws CancelledError when the generator is closed or cancelled
   * @throws IllegalStateException from another task than the body's
   */
  void emit(T value);
}
