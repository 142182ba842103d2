package io.asyncio4j.http.server;

import io.asyncio4j.http.WebSocket;

/** Talks over a WebSocket, in the handler's coroutine; the socket is closed when it returns. */
@FunctionalInterface
public interface WebSocketHandler {
  /**
   * Talks. When it returns the socket is closed with code 1000, when it throws with 1011. When the
   * client goes away without a word, reading and writing throw an {@link java.io.IOException}.
   */
  void handle(WebSocket socket) throws Exception;
}
