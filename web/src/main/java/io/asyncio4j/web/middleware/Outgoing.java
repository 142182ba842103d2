package io.asyncio4j.web.middleware;

import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import java.util.function.UnaryOperator;

/** What becomes of responses on their way out. */
final class Outgoing {
  private Outgoing() {}

  /**
   * Asks {@code next}, and changes the head of what it answers. A refusal that is thrown gets the
   * same header fields, since whoever answers it is further out.
   */
  static ServerResponse change(
      ServerRequest request, Handler next, UnaryOperator<ServerResponse> change) throws Exception {
    ServerResponse response;
    try {
      response = next.handle(request);
    } catch (StatusException e) {
      var refusal = ServerResponse.status(e.status()).withHeaders(e.headers());
      throw e.withHeaders(change.apply(refusal).headers());
    }
    return change.apply(response);
  }

  /** Tells caches that the answer depends on the request's header field {@code name}. */
  static ServerResponse varyBy(String name, ServerResponse response) {
    boolean told =
        response.headers().contains("Vary", name) || response.headers().contains("Vary", "*");
    return told ? response : response.withAddedHeader("Vary", name);
  }

  /** This with a header field, unless the handler has set it. */
  static ServerResponse byDefault(ServerResponse response, String name, String value) {
    return response.headers().contains(name) ? response : response.withHeader(name, value);
  }
}
