package io.asyncio4j.web;

import org.jspecify.annotations.Nullable;

/**
 * What an app does before its first request and after its last:
 *
 * <pre>{@code
 * app.lifespan(() -> {
 *   var watch = startWatching();
 *   return () -> watch.stop();
 * });
 * }</pre>
 */
@FunctionalInterface
public interface Lifespan {
  /**
   * Runs before the first request, in a coroutine.
   *
   * @return what is closed after the last request; null for nothing
   */
  @Nullable AutoCloseable start() throws Exception;
}
