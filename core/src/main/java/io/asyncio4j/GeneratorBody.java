package io.asyncio4j;

import org.jspecify.annotations.Nullable;

/**
 * The body of a generator: it hands out values with {@link Emitter#emit}.
 *
 * @param <T> the values
 */
@FunctionalInterface
public interface GeneratorBody<T extends @Nullable Object> {
  /**
   * Makes the values. Runs in a task of its own.
   *
   * @throws Exception when it fails; the consumer gets it as it is
   */
  void call(Emitter<T> out) throws Exception;
}
