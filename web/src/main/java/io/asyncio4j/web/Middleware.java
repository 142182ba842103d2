package io.asyncio4j.web;

import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;

/**
 * Stands between the server and the handlers, in the same coroutine: sees every request on its way
 * in and every response on its way out, and may answer itself.
 *
 * <pre>{@code
 * app.use((request, next) -> next.handle(request).withHeader("X-Frame-Options", "DENY"));
 * }</pre>
 *
 * <p>What it sets in a {@link io.asyncio4j.ContextVar} the handler sees. What an endpoint throws
 * and nobody answers comes through here, around the app as a {@link
 * io.asyncio4j.http.server.StatusException} 500 whose cause it is.
 */
@FunctionalInterface
public interface Middleware {
  /**
   * Answers a request, by asking {@code next} or itself.
   *
   * @param next the next middleware, or the routes; may be asked once
   */
  ServerResponse handle(ServerRequest request, Handler next) throws Exception;

  /** A handler that goes through this and then on to {@code handler}. */
  default Handler around(Handler handler) {
    return request -> handle(request, handler);
  }
}
