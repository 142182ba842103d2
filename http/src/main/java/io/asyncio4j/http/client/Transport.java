package io.asyncio4j.http.client;

import io.asyncio4j.http.Headers;
import io.asyncio4j.http.WebSocket;
import java.io.IOException;

/**
 * What sends one request and gets its response: the network, or what stands in for it. Above it the
 * client follows redirects, keeps cookies, proves who asks, tries again.
 *
 * <p>Wrap the network's to see or change each request as it goes out:
 *
 * <pre>{@code
 * var client = AsyncClient.builder()
 *     .wrapTransport(network -> request -> {
 *       IO.println(request);
 *       return network.send(request);
 *     })
 *     .build();
 * }</pre>
 */
@FunctionalInterface
public interface Transport extends AutoCloseable {
  /**
   * Sends a request, whose URL is absolute. Called in the coroutine of the one who asked, which may
   * be cancelled: nothing may be left behind then.
   *
   * @return the response, whose body may still be under way
   * @throws TransportException when there is none
   */
  StreamingResponse send(Request request) throws IOException;

  /**
   * Asks for a WebSocket, as {@link #send} does for a response.
   *
   * @return a response with a WebSocket, {@link StreamingResponse#of(Request, Headers, WebSocket)};
   *     any other is a refusal
   * @throws TransportException when there is no response
   * @throws IllegalStateException when this has no WebSockets, as it is unless a transport says
   *     otherwise
   */
  default StreamingResponse openWebSocket(Request request, WebSocketSettings settings)
      throws IOException {
    throw new IllegalStateException(
        "this client's transport has no WebSockets; use a client with the network's own, or let the"
            + " transport pass on openWebSocket");
  }

  /** Lets go of all it has. */
  @Override
  default void close() {}

  /**
   * A function in place of the network, for tests; a handler of a server can be asked without one
   * by {@link io.asyncio4j.http.server.InProcess}.
   */
  @FunctionalInterface
  interface Mock {
    /** Answers a request. */
    Response answer(Request request) throws IOException;
  }

  /**
   * Asks {@code answers} in place of the network: for tests of what uses a client.
   *
   * <pre>{@code
   * var client = AsyncClient.builder()
   *     .transport(Transport.mock(request -> Response.json(200, new User("Ada"))))
   *     .build();
   * }</pre>
   */
  static Transport mock(Mock answers) {
    return request -> answers.answer(request).answering(request);
  }
}
