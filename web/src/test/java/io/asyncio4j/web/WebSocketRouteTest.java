package io.asyncio4j.web;

import static io.asyncio4j.Asyncio.gatherEach;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.timeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.http.WebSocket;
import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.HttpStatusException;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.WebSocketSettings;
import io.asyncio4j.http.server.StatusException;
import io.asyncio4j.http.server.WebSocketOptions;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Endpoints that talk over WebSockets: in one process, and where it matters over a real server. */
class WebSocketRouteTest {
  record Room(@Path @Size(max = 5) String room, @Query(def = "guest") String name) {}

  /** Who is in a room hears what is said there. */
  static final class Hub {
    final Set<WebSocket> sockets = new LinkedHashSet<>();

    void talk(String name, WebSocket socket) throws Exception {
      sockets.add(socket);
      try {
        for (WebSocket.Message message : socket) {
          if (message instanceof WebSocket.Message.Text(String text)) {
            for (WebSocket other : List.copyOf(sockets)) {
              other.send(name + ": " + text);
            }
          }
        }
      } finally {
        sockets.remove(socket);
      }
    }
  }

  private static App chat(Hub hub) {
    var app = new App("Chat");
    app.webSocket("/ws/{room}", (Room room, WebSocket socket) -> hub.talk(room.name(), socket));
    return app;
  }

  @Test
  void whatOneSaysManyHear() throws Exception {
    var hub = new Hub();
    try (var client = TestClient.of(chat(hub))) {
      client.run(http -> {
        var sockets = new ArrayList<WebSocket>();
        for (int i = 0; i < 100; i++) {
          sockets.add(http.webSocket("/ws/blue?name=n" + i));
        }
        sockets.get(7).send("hello");
        for (WebSocket socket : sockets) {
          assertThat(socket.receiveText()).isEqualTo("n7: hello");
        }
        for (WebSocket socket : sockets.subList(0, 60)) {
          socket.close();
        }
        sleep(Duration.ofSeconds(1));
        assertThat(hub.sockets).hasSize(40);
      });
    }
    assertThat(hub.sockets).isEmpty();
  }

  @Test
  void clientsThatLeaveAServerAreForgotten() throws Exception {
    var hub = new Hub();
    run(() -> {
      try (RunningApp running = chat(hub).start("127.0.0.1", 0)) {
        String url = running.url().replace("http", "ws") + "/ws/blue";
        try (var stays = AsyncClient.create();
            WebSocket socket = stays.webSocket(url)) {
          try (var leaves = AsyncClient.create()) {
            gatherEach(
                IntStream.range(0, 20).boxed().toList(),
                _ -> {
                  WebSocket other = leaves.webSocket(url);
                  other.send("hello");
                  return other.receiveText();
                });
            assertThat(hub.sockets).hasSize(21);
          }
          timeout(
              Duration.ofSeconds(20),
              () -> {
                while (hub.sockets.size() > 1) {
                  sleep(Duration.ofMillis(5));
                }
              });
        }
      }
    });
    assertThat(hub.sockets).isEmpty();
  }

  @Test
  void itIsRefusedBeforeTheHandshake() throws Exception {
    record User(String name) {}
    var log = new ArrayList<String>();
    var app = new App("Refusing");
    app.perRequest(
            User.class,
            (io.asyncio4j.http.server.ServerRequest request) -> {
              if (request.header("Authorization") == null) {
                throw new StatusException(401, "say who you are");
              }
              return new User(request.header("Authorization"));
            })
        .endingWith((user, failure) -> log.add("end of " + user.name() + ", " + failure));
    app.webSocket(
        "/ws/{room}",
        (Room room, User user, WebSocket socket) -> {
          socket.send(user.name() + " in " + room.room());
          try {
            for (var _ : socket) {}
          } finally {
            log.add("left");
          }
        });
    try (var client = TestClient.of(app)) {
      assertRefused(client, "/ws/blue", 401);
      assertThat(log).isEmpty();
      Request request = Request.get("/ws/blue").header("Authorization", "Ada");
      assertThat(client.send(request).status()).isEqualTo(426);
      log.clear();
      var settings = WebSocketSettings.standard();
      assertThatThrownBy(() ->
              client.webSocket(Request.get("/ws/violet").header("Authorization", "Ada"), settings))
          .isInstanceOfSatisfying(
              HttpStatusException.class,
              e -> assertThat(e.response().text()).contains("size must be between 0 and 5"));
      log.clear();
      try (var socket = client.webSocket(request, settings)) {
        assertThat(socket.receiveText()).isEqualTo("Ada in blue");
        assertThat(log).isEmpty();
      }
      client.advance(Duration.ofSeconds(1));
      assertThat(log).containsExactly("left", "end of Ada, null");
    }
  }

  private static void assertRefused(TestClient client, String url, int status) {
    assertThatThrownBy(() -> client.webSocket(url))
        .isInstanceOfSatisfying(
            HttpStatusException.class, e -> assertThat(e.response().status()).isEqualTo(status));
  }

  @Test
  void pagesAndSubprotocolsAreTheRoutes() throws Exception {
    var app = new App("Options");
    app.webSocket("/", (WebSocket socket) -> socket.send(String.valueOf(socket.subprotocol())))
        .webSocketOptions(
            WebSocketOptions.defaults().withOrigins("https://a.org").withSubprotocols("v1"));
    try (var client = TestClient.of(app)) {
      assertRefused(client, "/", 403);
      Request request = Request.get("/").header("Origin", "https://a.org");
      var socket = client.webSocket(request, WebSocketSettings.standard().subprotocols("v1"));
      assertThat(socket.receiveText()).isEqualTo("v1");
      assertThat(socket.receiveClose()).isEqualTo(1000);
      @Nullable String agreed = socket.subprotocol();
      assertThat(agreed).isEqualTo("v1");
    }
  }
}
