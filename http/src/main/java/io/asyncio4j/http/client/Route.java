package io.asyncio4j.http.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A way to a server: connections of the same route are interchangeable.
 *
 * @param isForWebSocket whether it becomes a WebSocket, which begins as HTTP/1.1
 */
record Route(Origin origin, @Nullable URI proxy, boolean isForWebSocket) {
  @Override
  public String toString() {
    return proxy == null ? origin.toString() : origin + " by the proxy " + Proxies.shown(proxy);
  }
}
