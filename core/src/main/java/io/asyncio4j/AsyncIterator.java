package io.asyncio4j;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A sequence whose values a coroutine makes while they are consumed; see {@link Asyncio#generator}.
 *
 * <pre>{@code
 * try (var pages = generator(out -> {
 *   for (int n = 1; ; n++) {
 *     out.emit(fetchPage(n));
 *   }
 * })) {
 *   for (var page : pages) {
 *     if (page.isEmpty()) break;
 *   }
 * }  // the body's finally blocks have run
 * }</pre>
 *
 * @param <T> the values
 */
public sealed interface AsyncIterator<T extends @Nullable Object> extends Iterable<T>, AutoCloseable
    permits Generator {
  /**
   * The values; {@code hasNext()} and {@code next()} suspend until there is one, and throw what the
   * body threw.
   *
   * @throws IllegalStateException the second time
   */
  @Override
  Iterator<T> iterator();

  /**
   * Ends the body, if it has begun, by cancelling it, and waits until its {@code finally} blocks
   * have run; the iteration is over. May be called twice. What a {@code finally} block threw goes
   * out.
   */
  @Override
  void close();
}
