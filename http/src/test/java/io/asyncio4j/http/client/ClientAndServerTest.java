package io.asyncio4j.http.client;

import static io.asyncio4j.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.http.ServerSentEvent;
import io.asyncio4j.http.WebSocket;
import io.asyncio4j.http.server.HttpServer;
import io.asyncio4j.http.server.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against this project's own server. */
@ExtendWith(NoLeaks.class)
class ClientAndServerTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aWebSocketTalksBothWays(boolean compression) throws Exception {
    run(() -> {
      try (var server =
              HttpServer.start(
                  request ->
                      ServerResponse.webSocket(socket -> {
                        socket.send("hello " + request.path());
                        for (WebSocket.Message message : socket) {
                          socket.send(message);
                        }
                      }),
                  "127.0.0.1",
                  0);
          var client = AsyncClient.create()) {
        String url = "ws://127.0.0.1:" + server.port() + "/chat";
        for (int i = 0; i < 20; i++) {
          try (WebSocket socket =
              client.webSocket(
                  Request.get(url), WebSocketSettings.standard().compression(compression))) {
            assertThat(socket.receiveText()).isEqualTo("hello /chat");
            socket.send("a".repeat(50_000));
            assertThat(socket.receiveText()).hasSize(50_000);
            socket.send(new byte[] {1, 2, 3});
            assertThat(socket.receiveBytes()).containsExactly(1, 2, 3);
          }
        }
      }
    });
  }

  @Test
  void aServerWithoutWebSocketsAnswersWithItsStatus() throws Exception {
    run(() -> {
      try (var server =
              HttpServer.start(_ -> ServerResponse.text("no").withStatus(404), "127.0.0.1", 0);
          var client = AsyncClient.create()) {
        assertThatThrownBy(() -> client.webSocket("ws://127.0.0.1:" + server.port() + "/"))
            .isInstanceOf(HttpStatusException.class)
            .hasMessageContaining("404 Not Found: no");
      }
    });
  }

  @Test
  void anAnswerThatIsNoHandshakeIsBroken() throws Exception {
    try (var server =
        RawServer.answering(_ ->
            "HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: wrong\r\n\r\n")) {
      run(() -> {
        try (var client = AsyncClient.create()) {
          assertThatThrownBy(() -> client.webSocket(server.url("/")))
              .isInstanceOf(BrokenResponseException.class)
              .hasMessageContaining("no answer to a WebSocket's handshake");
        }
      });
    }
  }

  @Test
  void eventsArrive() throws Exception {
    run(() -> {
      var sent = List.of(ServerSentEvent.of("one"), ServerSentEvent.of("two").withId("2"));
      try (var server = HttpServer.start(_ -> ServerResponse.events(sent), "127.0.0.1", 0);
          var client = AsyncClient.create();
          var response =
              client.stream(Request.get("http://127.0.0.1:" + server.port() + "/events"))) {
        var events = new ArrayList<ServerSentEvent>();
        response.events().forEach(events::add);
        assertThat(events).isEqualTo(sent);
      }
    });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bodiesGoThereAndBack(boolean http2) throws Exception {
    run(() -> {
      try (var server =
          HttpServer.start(request -> ServerResponse.bytes(request.bytes()), "127.0.0.1", 0)) {
        var builder = AsyncClient.builder();
        try (var client = http2 ? builder.http2PriorKnowledge().build() : builder.build()) {
          byte[] body = new byte[900_000];
          java.util.Arrays.fill(body, (byte) 'x');
          String url = "http://127.0.0.1:" + server.port() + "/";
          for (int i = 0; i < 5; i++) {
            assertThat(client.post(url, Body.bytes(body)).bytes()).isEqualTo(body);
            assertThat(client.post(url, Body.chunks(List.of(body))).bytes()).isEqualTo(body);
          }
          assertThat(client.connections()).isEqualTo(1);
          assertThat(client.get(url).version())
              .isEqualTo(http2 ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1);
        }
      }
    });
  }
}
