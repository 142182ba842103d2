package io.asyncio4j.http.client;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.waitUntil;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.LoopClock;
import io.asyncio4j.Promise;
import io.asyncio4j.ReturnWhen;
import io.asyncio4j.Runner;
import io.asyncio4j.Task;
import io.asyncio4j.http.WebSocket;
import io.asyncio4j.http.WebSocketClosedException;
import io.asyncio4j.http.client.RequestTimeoutException.Phase;
import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.HttpServer;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.WebSocketOptions;
import io.asyncio4j.net.Net;
import io.asyncio4j.net.netty.NettyLoop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a client's WebSocket comes to be, and what the client has to do with it afterwards. */
@ExtendWith(NoLeaks.class)
class WebSocketOpeningTest {
  private final List<String> log = new ArrayList<>();

  private static ServerResponse echo() {
    return ServerResponse.webSocket(socket -> {
      for (WebSocket.Message message : socket) {
        socket.send(message);
      }
    });
  }

  private static HttpServer server(Handler handler) throws IOException {
    return HttpServer.start(handler, "127.0.0.1", 0);
  }

  private static String url(HttpServer server, String path) {
    return "ws://127.0.0.1:" + server.port() + path;
  }

  private static void assertEchoes(WebSocket socket) throws IOException {
    socket.send("hello");
    assertThat(socket.receiveText()).isEqualTo("hello");
  }

  @Test
  void redirectsCredentialsCookiesAndHooksAreThoseOfAnyRequest() throws Exception {
    run(() -> {
      try (var server =
              server(request -> {
                log.add(request.path() + " " + request.headers().get("Authorization"));
                if (request.path().equals("/old")) {
                  return ServerResponse.status(302)
                      .withHeader("Location", "/new")
                      .withHeader("Set-Cookie", "hop=1; Path=/");
                }
                if (!request.headers().contains("Authorization")) {
                  return ServerResponse.status(401);
                }
                log.add("cookie " + request.headers().get("Cookie"));
                return echo();
              });
          var client =
              AsyncClient.builder()
                  .onResponse(response -> log.add("status " + response.status()))
                  .auth((request, next) -> {
                    StreamingResponse response = next.send(request);
                    if (response.status() != 401) {
                      return response;
                    }
                    response.close();
                    return next.send(request.bearer("token"));
                  })
                  .build();
          WebSocket socket = client.webSocket(url(server, "/old"))) {
        assertEchoes(socket);
        assertThat(client.cookies().get("hop")).isEqualTo("1");
      }
    });
    assertThat(log)
        .containsExactly(
            "/old null",
            "status 302",
            "/new null",
            "status 401",
            "/old Bearer token",
            "status 302",
            "/new Bearer token",
            "cookie hop=1",
            "status 101");
  }

  @Test
  void aHandshakeIsTriedAgainAsThePolicySays() throws Exception {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(() -> {
        try (var server =
                server(_ -> {
                  log.add("asked");
                  return log.size() < 3 ? ServerResponse.status(503) : echo();
                });
            var client = AsyncClient.builder().retries(RetryPolicy.of(2)).build();
            WebSocket socket = client.webSocket(url(server, "/"))) {
          assertEchoes(socket);
          assertThat(log).hasSize(3);
        }
      });
    }
  }

  @Test
  void anOpenOneTakesTheRoomOfAConnection() throws Exception {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(() -> {
        try (var server = server(_ -> echo());
            var client =
                AsyncClient.builder().limits(Limits.standard().maxConnections(1)).build()) {
          try (WebSocket first = client.webSocket(url(server, "/"))) {
            assertThat(client.connections()).isEqualTo(1);
            assertThatThrownBy(() -> client.webSocket(url(server, "/")))
                .isInstanceOf(RequestTimeoutException.class)
                .extracting(e -> ((RequestTimeoutException) e).phase())
                .isEqualTo(Phase.POOL);
            assertEchoes(first);
          }
          try (WebSocket second = client.webSocket(url(server, "/"))) {
            assertEchoes(second);
          }
        }
      });
    }
  }

  @Test
  void whoIsRefusedLeavesAConnectionToUseAgain() throws Exception {
    run(() -> {
      try (var server =
              server(
                  request -> request.path().equals("/no") ? ServerResponse.status(403) : echo());
          var client = AsyncClient.create()) {
        assertThatThrownBy(() -> client.webSocket(url(server, "/no")))
            .isInstanceOf(HttpStatusException.class);
        assertThat(client.connections()).isEqualTo(1);
        try (WebSocket socket = client.webSocket(url(server, "/yes"))) {
          assertEchoes(socket);
          assertThat(client.connections()).isEqualTo(1);
        }
      }
    });
  }

  @Test
  void closingTheClientClosesIt() throws Exception {
    run(() -> {
      Promise<Integer> code = Promise.create();
      try (var server =
          server(_ ->
              ServerResponse.webSocket(socket -> {
                try {
                  socket.receive();
                } catch (WebSocketClosedException e) {
                  code.setResult(e.code());
                }
              }))) {
        var client = AsyncClient.create();
        WebSocket socket = client.webSocket(url(server, "/"));
        client.close();
        assertThat(client.connections()).isZero();
        assertThat(code.await()).isEqualTo(1001);
        assertThatThrownBy(() -> socket.send("more")).isInstanceOf(WebSocketClosedException.class);
        assertThat(socket.iterator().hasNext()).isFalse();
      }
      assertNothingIsOpen();
    });
  }

  @Test
  void aHookThatFailsClosesIt() throws Exception {
    run(() -> {
      try (var server = server(_ -> echo());
          var client =
              AsyncClient.builder()
                  .onResponse(_ -> {
                    throw new IllegalStateException("not like this");
                  })
                  .build()) {
        assertThatThrownBy(() -> client.webSocket(url(server, "/"))).hasMessage("not like this");
        while (client.connections() > 0) {
          yieldNow();
        }
      }
    });
  }

  @Test
  void aCancelledHandshakeLeavesNothing() throws Exception {
    run(() -> {
      try (var server =
              server(_ -> {
                Promise.<Boolean>create().await();
                return echo();
              });
          var client = AsyncClient.create()) {
        for (int turns = 0; turns < 30; turns++) {
          Task<WebSocket> task = createTask(() -> client.webSocket(url(server, "/")));
          for (int i = 0; i < turns; i++) {
            yieldNow();
          }
          task.cancel();
          assertThatThrownBy(task::await).isInstanceOf(io.asyncio4j.CancelledError.class);
        }
        assertThat(client.connections()).isZero();
      }
      assertNothingIsOpen();
    });
  }

  @Test
  void oneThatComesToBeJustWhenItIsCancelledIsClosed() throws Exception {
    run(() -> {
      try (var server = server(_ -> echo());
          var client = AsyncClient.create()) {
        for (int turns = 0; turns < 60; turns++) {
          Task<WebSocket> task = createTask(() -> client.webSocket(url(server, "/")));
          for (int i = 0; i < turns && !task.isDone(); i++) {
            yieldNow();
          }
          if (!task.cancel()) {
            task.await().close();
          }
          waitUntil(ReturnWhen.ALL_COMPLETED, List.of(task));
          while (client.connections() > 0) {
            yieldNow();
          }
        }
      }
      assertNothingIsOpen();
    });
  }

  private static void assertNothingIsOpen() {
    while (NettyLoop.running().openChannels() > 0) {
      yieldNow();
    }
  }

  @Test
  void aSubprotocolIsAgreedOn() throws Exception {
    run(() -> {
      var options = WebSocketOptions.defaults().withSubprotocols("v2", "v1");
      try (var server =
              server(_ -> ServerResponse.webSocket(options, socket -> socket.send("hello")));
          var client = AsyncClient.create();
          WebSocket socket =
              client.webSocket(
                  Request.get(url(server, "/")),
                  WebSocketSettings.standard().subprotocols("v1", "v0"))) {
        assertThat(socket.subprotocol()).isEqualTo("v1");
      }
    });
  }

  @Test
  void aMessageThatIsTooLargeEndsIt() throws Exception {
    run(() -> {
      try (var server = server(_ -> ServerResponse.webSocket(s -> s.send("x".repeat(1001))));
          var client = AsyncClient.create();
          WebSocket socket =
              client.webSocket(
                  Request.get(url(server, "/")),
                  WebSocketSettings.standard().maxMessageSize(1000))) {
        assertThatThrownBy(socket::receive)
            .isInstanceOf(WebSocketClosedException.class)
            .extracting(e -> ((WebSocketClosedException) e).code())
            .isEqualTo(1009);
      }
    });
  }

  @Test
  void aProxyIsAskedForATunnelWithoutTlsToo() throws Exception {
    run(() -> {
      try (var proxy =
              Net.startServer(
                  (reader, writer) -> {
                    log.add(String.valueOf(reader.readLine()).strip());
                    writer.write(
                        "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
                    writer.drain();
                  },
                  "127.0.0.1",
                  0);
          var client = AsyncClient.builder().proxy("http://127.0.0.1:" + proxy.port()).build()) {
        assertThatThrownBy(() -> client.webSocket("ws://example.com/chat"))
            .isInstanceOf(ProxyException.class);
      }
    });
    assertThat(log).containsExactly("CONNECT example.com:80 HTTP/1.1");
  }

  @Test
  void aServerThatFallsSilentIsGivenUp() throws Exception {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(() -> {
        try (var server = Net.startServer(SilentServer::serve, "127.0.0.1", 0);
            var client = AsyncClient.create()) {
          WebSocket socket =
              client.webSocket(
                  Request.get("ws://127.0.0.1:" + server.port()),
                  WebSocketSettings.standard().pingInterval(Duration.ofSeconds(3)));
          long start = io.asyncio4j.Asyncio.runningLoop().time();
          assertThatThrownBy(socket::receive).isInstanceOf(WebSocketClosedException.class);
          assertThat(io.asyncio4j.Asyncio.runningLoop().time() - start)
              .isEqualTo(Duration.ofSeconds(6).toNanos());
          assertThat(client.connections()).isZero();
        }
      });
    }
  }
}
