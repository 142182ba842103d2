package io.asyncio4j.web;

import static io.asyncio4j.Asyncio.gatherEach;
import static io.asyncio4j.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.AsyncEvent;
import io.asyncio4j.Asyncio;
import io.asyncio4j.Promise;
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
import org.junit.jupiter.api.Timeout;

/** Endpoints that talk over WebSockets: in one process, and where it matters over a real server. */
@Timeout(60)
class WebSocketRouteTest {
  record Room(@Path @Size(max = 5) String room, @Query(def = "guest") String name) {}

  /** Who is in a room hears what is said there. */
  static final class Hub {
    final Set<WebSocket> sockets = new LinkedHashSet<>();
    final AsyncEvent left = new AsyncEvent();

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
        left.set();
      }
    }

    void awaitSize(int size) {
      while (sockets.size() > size) {
        left.clear();
        left.await();
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
        hub.awaitSize(40);
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
          hub.awaitSize(1);
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
              e -> assertThat(e.response().text()).contains("must have at most 5 characters"));
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

  /** An app whose endpoint waits for something that never comes. */
  private static App waiting(List<String> log, WebSocketOptions options) {
    record User(String name) {}
    var app = new App("Waiting");
    app.perRequest(User.class, () -> new User("Ada"))
        .endingWith((_, failure) -> log.add("end, " + failure));
    app.webSocket(
            "/",
            (User _, WebSocket socket) -> {
              log.add(socket.receiveText());
              try {
                Promise.<String>create().await();
              } finally {
                log.add("cancelled");
              }
            })
        .webSocketOptions(options);
    return app;
  }

  @Test
  void whoeverWaitsForOtherThingsIsCancelledSomeTimeAfterTheClientHasLeft() throws Exception {
    var log = new ArrayList<String>();
    try (var client = TestClient.of(waiting(log, WebSocketOptions.defaults()))) {
      try (var socket = client.webSocket("/")) {
        socket.send("topic");
        client.advance(Duration.ofHours(1));
        assertThat(log).containsExactly("topic");
      }
      client.advance(Duration.ofSeconds(9));
      assertThat(log).containsExactly("topic");
      client.advance(Duration.ofSeconds(2));
      assertThat(log).hasSize(3).element(1).isEqualTo("cancelled");
      assertThat(log.getLast()).contains("WebSocketClosedException", "1000");
    }
  }

  @Test
  void theTimeForThatIsTheRoutes() throws Exception {
    var log = new ArrayList<String>();
    var never = WebSocketOptions.defaults().withGrace(null);
    try (var client = TestClient.of(waiting(log, never))) {
      try (var socket = client.webSocket("/")) {
        socket.send("topic");
      }
      client.advance(Duration.ofHours(1));
      assertThat(log).containsExactly("topic");
    }
    log.clear();
    var atOnce = WebSocketOptions.defaults().withGrace(Duration.ZERO);
    try (var client = TestClient.of(waiting(log, atOnce))) {
      try (var socket = client.webSocket("/")) {
        socket.send("topic");
      }
      client.advance(Duration.ofMillis(1));
      assertThat(log).hasSize(3);
    }
    assertThatThrownBy(() -> WebSocketOptions.defaults().withGrace(Duration.ofSeconds(-1)))
        .hasMessageContaining("must not be negative");
  }

  @Test
  void whoeverHasClosedItHasAllTheTimeThatIsNeeded() throws Exception {
    var log = new ArrayList<String>();
    var app = new App("Closing");
    app.webSocket(
        "/",
        (WebSocket socket) -> {
          socket.close();
          Asyncio.sleep(Duration.ofMinutes(1));
          log.add("done");
        });
    try (var client = TestClient.of(app);
        var socket = client.webSocket("/")) {
      assertThat(socket.receiveClose()).isEqualTo(1000);
      client.advance(Duration.ofMinutes(2));
      assertThat(log).containsExactly("done");
    }
  }

  @Test
  void whatTheEndpointThrowsItsObjectsAreToldOf() throws Exception {
    var log = new ArrayList<String>();
    record User(String name) {}
    var app = new App("Failing");
    app.perRequest(User.class, () -> new User("Ada"))
        .endingWith((_, failure) -> log.add("end, " + failure));
    app.webSocket(
        "/",
        (User _, WebSocket _) -> {
          throw new IllegalStateException("broken");
        });
    try (var client = TestClient.of(app);
        var socket = client.webSocket("/")) {
      assertThat(socket.receiveClose()).isEqualTo(1011);
      client.advance(Duration.ofMillis(1));
      assertThat(log).containsExactly("end, java.lang.IllegalStateException: broken");
    }
  }
}
