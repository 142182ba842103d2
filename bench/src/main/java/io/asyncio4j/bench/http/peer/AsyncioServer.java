package io.asyncio4j.bench.http.peer;

import static io.asyncio4j.Asyncio.gather;

import io.asyncio4j.http.WebSocket;
import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.server.HttpServer;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** asyncio4j, a coroutine for each request; its client is on the same loop. */
final class AsyncioServer implements Peer {
  private final HttpServer server;
  private final AsyncClient client = AsyncClient.builder().limits(AsyncioClient.LIMITS).build();
  private final String profile;
  private final String orders;

  AsyncioServer(int upstream) throws Exception {
    this.profile = "http://127.0.0.1:" + upstream + Contents.PROFILE;
    this.orders = "http://127.0.0.1:" + upstream + Contents.ORDERS;
    this.server =
        new OwnLoop()
            .call(() ->
                HttpServer.builder()
                    .backlog(4096)
                    .maxConnections(100_000)
                    .idleTimeout(Duration.ofMinutes(10))
                    .start(this::answer, "127.0.0.1", 0));
  }

  private ServerResponse answer(ServerRequest request) throws Exception {
    return switch (request.path()) {
      case Contents.PLAINTEXT -> ServerResponse.text(Contents.TEXT);
      case Contents.JSON -> ServerResponse.json(new Contents.Message(Contents.TEXT));
      case Contents.BODY -> ServerResponse.bytes(Contents.body()).withContentType("text/plain");
      case Contents.SUMMARY -> summary();
      case Contents.WEB_SOCKET -> ServerResponse.webSocket(AsyncioServer::echo);
      default -> ServerResponse.status(404);
    };
  }

  private ServerResponse summary() throws Exception {
    var both = gather(() -> fetch(profile), () -> fetch(orders));
    return ServerResponse.json(Contents.summary(both.get(0), both.get(1)));
  }

  private Map<?, ?> fetch(String url) throws IOException {
    return client.get(url).json(Map.class);
  }

  private static void echo(WebSocket socket) throws IOException {
    for (WebSocket.Message message : socket) {
      socket.send(message);
    }
  }

  @Override
  public String version() {
    return "JDK " + Runtime.version();
  }

  @Override
  public int port() {
    return server.port();
  }
}
