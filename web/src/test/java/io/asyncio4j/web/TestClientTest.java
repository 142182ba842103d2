package io.asyncio4j.web;

import static io.asyncio4j.Asyncio.generator;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.LoopClock;
import io.asyncio4j.http.ServerSentEvent;
import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.client.HttpStatusException;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.Response;
import io.asyncio4j.http.server.ResponseCookie;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a test of an app can do. */
class TestClientTest {
  record Item(String name, int price) {}

  record Note(String text) {}

  record Event(int id) {}

  @Test
  void anOrdinaryThreadAsksInDirectStyle() throws Exception {
    var app = new App("Items");
    app.get("/items/{id}", (Integer id) -> new Item("fork", id));
    app.post("/items", (Item item) -> item).status(201);
    try (var client = TestClient.of(app)) {
      assertThat(client.get("/items/7").json(Item.class)).isEqualTo(new Item("fork", 7));
      Response made = client.postJson("/items", new Item("knife", 3));
      assertThat(made.status()).isEqualTo(201);
      assertThat(made.json(Item.class)).isEqualTo(new Item("knife", 3));
      assertThat(client.head("/items/7").bytes()).isEmpty();
      assertThat(client.options("/items/7").header("Allow")).contains("GET");
    }
  }

  @Test
  void inACoroutineItUsesTheLoopThatIsThere() throws Exception {
    var app = new App("Loops");
    app.get("/", () -> runningLoop().name());
    run(() -> {
      String name = runningLoop().name();
      try (var client = TestClient.of(app)) {
        assertThat(client.get("/").text()).isEqualTo(name);
      }
      assertThatThrownBy(() -> TestClient.builder(app).clock(LoopClock.system()).build())
          .hasMessageContaining("set the clock of the Runner");
    });
  }

  @Test
  void cookiesAreKeptAndRedirectsFollowed() throws Exception {
    var app = new App("Cookies");
    app.get(
        "/login", () -> ServerResponse.redirect("/me").withCookie(ResponseCookie.of("who", "Ada")));
    app.get("/me", (ServerRequest request) -> String.valueOf(request.cookie("who")));
    try (var client = TestClient.of(app)) {
      assertThat(client.get("/login").text()).isEqualTo("Ada");
      assertThat(client.get("/me").text()).isEqualTo("Ada");
      assertThat(client.send(Request.get("/login").followRedirects(false)).status()).isEqualTo(303);
    }
    try (var client = TestClient.builder(app).client(c -> c.followRedirects(false)).build()) {
      assertThat(client.get("/login").status()).isEqualTo(303);
    }
  }

  @Test
  void formsAndFilesAreSent() throws Exception {
    record Sent(@Form String title, @Form Upload file) {}
    var app = new App("Forms");
    app.post("/files", (Sent sent) -> sent.title() + " " + sent.file().text());
    try (var client = TestClient.of(app)) {
      var form = Body.multipart().field("title", "letter").file("file", "a.txt", Body.text("dear"));
      assertThat(client.post("/files", form).text()).isEqualTo("letter dear");
      assertThat(client.postForm("/files", Map.of("title", "x")).status()).isEqualTo(422);
    }
  }

  interface Db {
    String find(int id);
  }

  @Test
  void objectsOfTheAppAreOverridden() throws Exception {
    var log = new ArrayList<String>();
    record Real(List<String> log) implements Db, AutoCloseable {
      @Override
      public String find(int id) {
        return "real " + id;
      }

      @Override
      public void close() {
        log.add("closed");
      }
    }
    record User(String name) {}
    var app = new App("Overrides");
    app.provide(Db.class, () -> new Real(log));
    app.perRequest(User.class, (ServerRequest request) -> new User(request.header("X-User")));
    app.get("/{id}", (Integer id, Db db, User user) -> db.find(id) + " for " + user.name());
    try (var client = TestClient.builder(app).client(c -> c.header("X-User", "Ada")).build()) {
      assertThat(client.get("/1").text()).isEqualTo("real 1 for Ada");
    }
    assertThat(log).containsExactly("closed");
    Db fake = id -> "fake " + id;
    try (var client =
        TestClient.builder(app)
            .override(Db.class, () -> fake)
            .override(User.class, (Db db) -> new User("who has " + db.find(2)))
            .build()) {
      assertThat(client.get("/1").text()).isEqualTo("fake 1 for who has fake 2");
    }
    assertThat(log).containsExactly("closed");
    assertThatThrownBy(() -> TestClient.builder(app).override(String.class, () -> ""))
        .hasMessageContaining("Overrides provides no java.lang.String")
        .hasMessageContaining("[Db, User]");
  }

  @Test
  void theLifespanIsThatOfTheClient() throws Exception {
    var log = new ArrayList<String>();
    var app = new App("Lifespan");
    app.lifespan(() -> {
      log.add("up");
      return () -> log.add("down");
    });
    app.get("/", () -> String.join(", ", log));
    try (var client = TestClient.of(app)) {
      assertThat(client.get("/").text()).isEqualTo("up");
    }
    assertThat(log).containsExactly("up", "down");
  }

  @Test
  void anAppThatCannotStartFailsTheTest() {
    var app = new App("Broken");
    app.lifespan(() -> {
      throw new java.io.IOException("no database");
    });
    assertThatThrownBy(() -> TestClient.of(app)).hasMessage("no database");
  }

  @Test
  void whatNobodyAnswersIsThrownUnlessA500IsWanted() throws Exception {
    var app = new App("Failing");
    app.get(
        "/bad",
        () -> {
          throw new java.io.IOException("disk full");
        });
    app.get(
        "/rows",
        () ->
            ServerResponse.stream(out -> {
              out.write("row".getBytes(java.nio.charset.StandardCharsets.UTF_8));
              throw new IllegalStateException("no more rows");
            }));
    app.get(
        "/answered",
        () -> {
          throw new ArithmeticException("by zero");
        });
    app.onException(ArithmeticException.class, (e, _) -> Problem.of(409, e.getMessage()));
    try (var client = TestClient.of(app)) {
      assertThatThrownBy(() -> client.get("/bad"))
          .isExactlyInstanceOf(java.io.IOException.class)
          .hasMessage("disk full");
      assertThatThrownBy(() -> client.get("/rows")).hasMessage("no more rows");
      assertThat(client.get("/answered").status()).isEqualTo(409);
      assertThat(client.get("/nowhere").status()).isEqualTo(404);
    }
    try (var client = TestClient.builder(app).raiseExceptions(false).build()) {
      Response response = client.get("/bad");
      assertThat(response.status()).isEqualTo(500);
      assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(response.text()).doesNotContain("disk full");
    }
  }

  @Test
  void anHourIsOverAtOnce() throws Exception {
    var log = new ArrayList<String>();
    var app = new App("Time");
    app.get(
        "/slow",
        () -> {
          sleep(Duration.ofHours(1));
          return "at last";
        });
    app.post(
        "/later",
        (Background background) -> {
          background.start(() -> {
            sleep(Duration.ofMinutes(10));
            log.add("mailed");
          });
        });
    try (var client = TestClient.of(app)) {
      assertThat(client.get("/slow").text()).isEqualTo("at last");
      client.post("/later");
      client.advance(Duration.ofMinutes(9));
      assertThat(log).isEmpty();
      client.advance(Duration.ofMinutes(2));
      assertThat(log).containsExactly("mailed");
      client.post("/later");
      client.settle();
      assertThat(log).containsExactly("mailed", "mailed");
    }
  }

  @Test
  void whatBackgroundTasksThrowIsNotLost() throws Exception {
    var app = new App("Background");
    app.post(
        "/",
        (Background background) -> {
          background.start(() -> {
            throw new IllegalStateException("no mail");
          });
        });
    var client = TestClient.of(app);
    assertThat(client.post("/", Body.text("")).status()).isEqualTo(204);
    assertThatThrownBy(client::settle).hasMessage("no mail");
    client.post("/", Body.text(""));
    assertThatThrownBy(client::close).hasMessage("no mail");
    client.close();
  }

  @Test
  void closingWaitsForBackgroundTasksAsLongAsTheAppIsPatient() throws Exception {
    var log = new ArrayList<String>();
    var app = new App("Patience").patience(Duration.ofSeconds(5));
    app.post(
        "/{seconds}",
        (Integer seconds, Background background) -> {
          background.start(() -> {
            try {
              sleep(Duration.ofSeconds(seconds));
              log.add("slept " + seconds);
            } finally {
              log.add("over " + seconds);
            }
          });
        });
    try (var client = TestClient.of(app)) {
      client.post("/4", Body.text(""));
      client.post("/6", Body.text(""));
    }
    assertThat(log).containsExactly("slept 4", "over 4", "over 6");
  }

  @Test
  void eventsAreTakenOneByOne() throws Exception {
    var app = new App("Events");
    var log = new ArrayList<String>();
    app.get(
        "/ticks",
        () ->
            generator(out -> {
              try {
                for (int i = 0; ; i++) {
                  out.emit(new Event(i));
                  sleep(Duration.ofMinutes(1));
                }
              } finally {
                log.add("gone");
              }
            }));
    try (var client = TestClient.of(app)) {
      List<ServerSentEvent> events = client.events("/ticks", 3);
      assertThat(events)
          .extracting(ServerSentEvent::data)
          .containsExactly("{\"id\":0}", "{\"id\":1}", "{\"id\":2}");
      client.advance(Duration.ofMinutes(2));
      assertThat(log).containsExactly("gone");
      String first =
          client.stream(Request.get("/ticks"), response -> response.lines().iterator().next());
      assertThat(first).isEqualTo("{\"id\":0}");
    }
  }

  @Test
  void aWebSocketIsSpokenFromAnOrdinaryThread() throws Exception {
    var app = new App("Rooms");
    app.webSocket(
        "/rooms/{room}",
        (String room, io.asyncio4j.http.WebSocket socket) -> {
          for (var message : socket) {
            if (message instanceof io.asyncio4j.http.WebSocket.Message.Text(String text)) {
              if (text.equals("end")) {
                socket.close(4000, "as you wish");
                return;
              }
              socket.send(room + ": " + text);
            } else {
              socket.send(message);
            }
          }
        });
    try (var client = TestClient.of(app)) {
      try (var socket = client.webSocket("/rooms/blue")) {
        socket.send("hello");
        assertThat(socket.receiveText()).isEqualTo("blue: hello");
        socket.send(new byte[] {7});
        assertThat(socket.receiveBytes()).containsExactly(7);
        socket.send("end");
        assertThat(socket.receiveClose()).isEqualTo(4000);
        assertThat(socket.closeReason()).isEqualTo("as you wish");
      }
      assertThatThrownBy(() -> client.webSocket("/nowhere"))
          .isInstanceOfSatisfying(
              HttpStatusException.class, e -> assertThat(e.response().status()).isEqualTo(404));
    }
  }

  @Test
  void theServersLimitsHold() throws Exception {
    var app = new App("Limits").server(server -> server.maxBodySize(10));
    app.post("/", (Note note) -> note);
    try (var client = TestClient.of(app)) {
      assertThat(client.postJson("/", new Note("x".repeat(20))).status()).isEqualTo(413);
    }
  }
}
