package io.asyncio4j.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.http.MediaType;
import io.asyncio4j.http.ServerSentEvent;
import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.Response;
import io.asyncio4j.http.server.ServerResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of what endpoints return. */
class ResponderTest {
  record Item(String name) {}

  sealed interface Found {}

  @Status(200)
  record Here(@io.asyncio4j.web.Body Item item, @Header("ETag") String tag) implements Found {}

  @Status(410)
  record Gone(String since, @Header Optional<String> retryAfter) implements Found {}

  @Status(304)
  record Same() implements Found {}

  @Test
  void eachKindHasItsResponse(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("a.txt"), "content");
    var app = new App("Kinds");
    app.get("/text", () -> "hello");
    app.get("/bytes", () -> new byte[] {1, 2});
    app.get("/file", () -> file);
    app.get("/record", () -> new Item("fork"));
    app.get("/list", () -> List.of(new Item("fork")));
    app.get("/some", () -> Optional.of(new Item("fork")));
    app.get("/none", () -> Optional.<Item>empty());
    app.get("/null", () -> nothing());
    app.get("/void", () -> {});
    app.get("/response", () -> ServerResponse.html("<p>"));
    app.get("/problem", () -> Problem.of(409, "taken"));
    try (var client = TestClient.of(app)) {
      expect(client.get("/text"), 200, "text/plain; charset=utf-8", "hello");
      assertThat(client.get("/bytes").bytes()).containsExactly(1, 2);
      assertThat(client.get("/file").text()).isEqualTo("content");
      expect(client.get("/record"), 200, "application/json", "{\"name\":\"fork\"}");
      expect(client.get("/list"), 200, "application/json", "[{\"name\":\"fork\"}]");
      expect(client.get("/some"), 200, "application/json", "{\"name\":\"fork\"}");
      assertThat(client.get("/none").status()).isEqualTo(404);
      assertThat(client.get("/null").status()).isEqualTo(404);
      assertThat(client.get("/void").status()).isEqualTo(204);
      expect(client.get("/response"), 200, "text/html; charset=utf-8", "<p>");
      assertThat(client.get("/problem").status()).isEqualTo(409);
    }
  }

  @Test
  void nullIsNothingWhereItWasAskedForAndNullWhereSomethingWasDone() throws Exception {
    var stored = new HashMap<String, Item>();
    var app = new App("Null");
    app.get("/items/{name}", (String name) -> stored.get(name));
    app.route("QUERY", "/items", () -> nothing());
    app.put("/items", (Item item) -> stored.put(item.name(), item));
    app.post("/items", (Item item) -> stored.put(item.name(), item)).status(201);
    app.patch("/items", (Item item) -> Optional.ofNullable(stored.get(item.name() + "!")));
    app.delete("/items/{name}", (String name) -> stored.remove(name)).status(204);
    Body fork = Body.bytes("{\"name\":\"fork\"}".getBytes(UTF_8), MediaType.JSON);
    try (var client = TestClient.of(app)) {
      assertThat(client.get("/items/fork").status()).isEqualTo(404);
      assertThat(client.head("/items/fork").status()).isEqualTo(404);
      assertThat(client.send(Request.of("QUERY", "/items")).status()).isEqualTo(404);
      expect(client.put("/items", fork), 200, "application/json", "null");
      expect(client.put("/items", fork), 200, "application/json", "{\"name\":\"fork\"}");
      assertThat(client.patch("/items", fork).status()).isEqualTo(404);
      stored.clear();
      expect(client.post("/items", fork), 201, "application/json", "null");
      stored.clear();
      assertThat(client.delete("/items/fork").status()).isEqualTo(204);
    }
  }

  @Test
  void anExceptionsHandlerAnswersSomething() throws Exception {
    var app = new App("Handler");
    app.onException(IllegalStateException.class, (_, _) -> nothing());
    app.post(
        "/",
        () -> {
          throw new IllegalStateException("broken");
        });
    try (var client = TestClient.of(app)) {
      assertThatThrownBy(() -> client.post("/"))
          .hasMessageContaining("the handler of java.lang.IllegalStateException returned null");
    }
  }

  private static @Nullable Item nothing() {
    return null;
  }

  private static void expect(Response response, int status, String type, String text) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.header("Content-Type")).isEqualTo(type);
    assertThat(response.text()).isEqualTo(text);
  }

  @Test
  void aTypeMaySayItsStatusHeadersAndBody() throws Exception {
    var app = new App("Status");
    app.get("/here", () -> new Here(new Item("fork"), "\"1\""));
    app.get("/gone", () -> new Gone("2020", Optional.of("9")));
    app.get("/same", () -> new Same());
    try (var client = TestClient.of(app)) {
      Response here = client.get("/here");
      expect(here, 200, "application/json", "{\"name\":\"fork\"}");
      assertThat(here.header("ETag")).isEqualTo("\"1\"");
      Response gone = client.get("/gone");
      expect(gone, 410, "application/json", "{\"since\":\"2020\"}");
      assertThat(gone.header("Retry-After")).isEqualTo("9");
      assertThat(client.get("/same").status()).isEqualTo(304);
    }
  }

  @Test
  void theRoutesStatusIsThatOfWhatIsReturned() throws Exception {
    var app = new App("Created");
    app.get("/item", () -> new Item("x")).status(201);
    app.get("/void", () -> {}).status(202);
    app.get("/own", () -> ServerResponse.text("x").withStatus(299)).status(201);
    try (var client = TestClient.of(app)) {
      assertThat(client.get("/item").status()).isEqualTo(201);
      assertThat(client.get("/void").status()).isEqualTo(202);
      assertThat(client.get("/own").status()).isEqualTo(299);
    }
  }

  @Test
  void sequencesAreLinesOrEvents() throws Exception {
    var app = new App("Streams");
    app.get("/stream", () -> IntStream.range(0, 3).mapToObj(i -> new Item("n" + i)));
    Iterable<String> texts = () -> Stream.of("a", "b").iterator();
    app.get("/iterable", () -> texts);
    app.get("/iterator", () -> iterator());
    app.get("/events", ResponderTest::events);
    try (var client = TestClient.of(app)) {
      expect(
          client.get("/stream"),
          200,
          "application/jsonl",
          "{\"name\":\"n0\"}\n{\"name\":\"n1\"}\n{\"name\":\"n2\"}\n");
      assertThat(client.get("/iterable").text()).isEqualTo("\"a\"\n\"b\"\n");
      assertThat(client.get("/iterator").text()).isEqualTo("1\n2\n");
      Response events = client.send(Request.get("/stream").header("Accept", "text/event-stream"));
      assertThat(events.header("Content-Type")).isEqualTo("text/event-stream");
      assertThat(events.text()).startsWith("data: {\"name\":\"n0\"}\n\n");
      assertThat(client.events("/events", 9))
          .extracting(ServerSentEvent::data)
          .containsExactly("x", "y");
    }
  }

  private static Iterator<Integer> iterator() {
    return List.of(1, 2).iterator();
  }

  private static Stream<ServerSentEvent> events() {
    return Stream.of(ServerSentEvent.of("x"), ServerSentEvent.of("y"));
  }
}
