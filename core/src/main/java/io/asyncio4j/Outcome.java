package io.asyncio4j;

import org.jspecify.annotations.Nullable;

/**
 * How a coroutine ended: with a value or with an exception. {@link Asyncio#gatherOutcomes} gives
 * one for each body.
 *
 * <pre>{@code
 * for (var outcome : gatherOutcomes(() -> fetch(a), () -> fetch(b))) {
 *   switch (outcome) {
 *     case Outcome.Success(var page) -> show(page);
 *     case Outcome.Failure(var exception) -> log(exception);
 *   }
 * }
 * }</pre>
 *
 * @param <T> the value
 */
public sealed interface Outcome<T extends @Nullable Object> {
  /**
   * The coroutine returned.
   *
   * @param value what it returned, null when it returned null
   */
  record Success<T extends @Nullable Object>(T value) implements Outcome<T> {}

  /**
   * The coroutine threw.
   *
   * @param exception what it threw, as it was thrown; a {@link CancelledError} when it was
   *     cancelled
   */
  record Failure<T extends @Nullable Object>(Throwable exception) implements Outcome<T> {}
}
