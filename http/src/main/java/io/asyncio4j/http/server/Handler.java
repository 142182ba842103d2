package io.asyncio4j.http.server;

/**
 * Answers requests. Each call is in a coroutine, so it may suspend; requests of other connections
 * are answered meanwhile.
 *
 * <p>When the client goes away, the coroutine is cancelled: {@link io.asyncio4j.CancelledError}
 * where it is suspended. What a handler throws is logged and answered with 500, but for {@link
 * StatusException}, which is answered as it says.
 */
@FunctionalInterface
public interface Handler {
  /** Answers one request. */
  ServerResponse handle(ServerRequest request) throws Exception;
}
