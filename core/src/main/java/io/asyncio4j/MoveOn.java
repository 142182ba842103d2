package io.asyncio4j;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A body under a timeout whose end is no error: it has a value, or none. */
final class MoveOn<T> {
  private @Nullable T value;

  <X extends Exception> void run(
      @Nullable Duration duration, Coroutine<? extends T, ? extends X> body) throws X {
    Timeout[] timeout = new Timeout[1];
    try {
      value =
          Timeout.<T, X>call(
              duration,
              limit -> {
                timeout[0] = limit;
                return Objects.requireNonNull(body.call(), "the body's result");
              });
    } catch (TimeoutException e) {
      if (!timeout[0].hasRaised(e)) {
        throw Throwing.sneaky(e);
      }
    }
  }

  Optional<T> value() {
    return Optional.ofNullable(value);
  }
}
