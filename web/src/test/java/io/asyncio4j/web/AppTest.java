package io.asyncio4j.web;

import static io.asyncio4j.Asyncio.gather;
import static io.asyncio4j.Asyncio.run;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.http.MediaType;
import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.client.Response;
import io.asyncio4j.http.server.InProcess;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Routes, binding and answers together, as a user's program has them. */
class AppTest {

  record SearchIn(@NotBlank String query, @Default("5") int depth, Optional<String> note) {}

  record Search(
      @Path String topic,
      @Query(def = "10") @Min(1) @Max(20) int limit,
      @io.asyncio4j.web.Body SearchIn in) {}

  record Summary(List<String> pages, List<String> users) {}

  interface Asking {
    void ask(AsyncClient client) throws Exception;
  }

  static void with(App app, Asking asking) throws Exception {
    run(() -> {
      try (LiveApp live = app.open();
          AsyncClient client =
              AsyncClient.builder().baseUrl("http://app").transport(InProcess.of(live)).build()) {
        asking.ask(client);
      }
    });
  }

  private static App search() {
    var app = new App("Search");
    app.post(
        "/search/{topic}",
        (Search r) ->
            gather(
                () -> List.of(r.topic(), r.in().query()),
                () -> List.of(r.limit() + " " + r.in().depth() + r.in().note().orElse("")),
                Summary::new));
    return app;
  }

  private static Response post(AsyncClient client, String path, String body) throws Exception {
    return client.post(path, Body.bytes(body.getBytes(UTF_8), MediaType.JSON));
  }

  @Test
  void aRecordTakesPathQueryAndBody() throws Exception {
    with(
        search(),
        client -> {
          Response response = post(client, "/search/loops?limit=3", "{\"query\": \"fast\"}");
          assertThat(response.status()).isEqualTo(200);
          assertThat(response.text())
              .isEqualTo("{\"pages\":[\"loops\",\"fast\"],\"users\":[\"3 5\"]}");
        });
  }

  @Test
  void allThatIsWrongIsToldAtOnce() throws Exception {
    with(
        search(),
        client -> {
          Response response =
              post(client, "/search/loops?limit=many", "{\"query\": \" \", \"depth\": 1.5}");
          assertThat(response.status()).isEqualTo(422);
          assertThat(response.headers().get("Content-Type")).isEqualTo("application/problem+json");
          assertThat(response.text())
              .contains("\"in\":\"query\",\"name\":\"limit\"", "must be a whole number")
              .contains("\"pointer\":\"#/depth\"")
              .contains("\"pointer\":\"#/query\"", "must not be blank");
        });
  }

  @Test
  void constraintsAreToldWithTheirPlaces() throws Exception {
    with(
        search(),
        client -> {
          Response response = post(client, "/search/loops?limit=21", "{\"query\": \"\"}");
          assertThat(response.status()).isEqualTo(422);
          assertThat(response.text())
              .contains("\"name\":\"limit\"", "must be less than or equal to 20")
              .contains("\"pointer\":\"#/query\"");
        });
  }

  @Test
  void aMissingPropertyIsRequired() throws Exception {
    with(
        search(),
        client -> {
          assertThat(post(client, "/search/x", "{}").text()).contains("#/query is required");
          assertThat(post(client, "/search/x", "").text()).contains("is required");
          assertThat(post(client, "/search/x", "{").status()).isEqualTo(400);
          assertThat(post(client, "/search/x", "[]").text()).contains("must be an object");
        });
  }

  @Test
  void pathsAndMethodsThatAreNotThereAreTold() throws Exception {
    with(
        search(),
        client -> {
          assertThat(client.get("/other").status()).isEqualTo(404);
          Response wrong = client.get("/search/x");
          assertThat(wrong.status()).isEqualTo(405);
          assertThat(wrong.headers().get("Allow")).isEqualTo("POST");
        });
  }

  @Test
  void lambdasWithoutRecordsTakePlaceholders() throws Exception {
    var app = new App("Items");
    app.get("/items/{id}", (Integer id) -> Map.of("id", id));
    app.get("/items/first", () -> "the first");
    app.delete("/items/{id}", (Long id) -> {});
    app.get("/files/{*path}", (String path) -> path);
    with(
        app,
        client -> {
          assertThat(client.get("/items/7").text()).isEqualTo("{\"id\":7}");
          assertThat(client.get("/items/first").text()).isEqualTo("the first");
          assertThat(client.get("/items/x").text()).contains("must be a whole number");
          assertThat(client.delete("/items/7").status()).isEqualTo(204);
          assertThat(client.get("/files/a/b%20c").text()).isEqualTo("a/b c");
        });
  }

  @Test
  void whatIsProvidedPerRequestIsMadeOnceAndEnded() throws Exception {
    var log = new ArrayList<String>();
    record Db(String name) {}
    record Session(Db db) {}
    record Both(Session first, @Query Optional<String> q) {}
    var app = new App("Deps");
    app.provide(Db.class, () -> new Db("main"))
        .endingWith((db, _) -> log.add("closed " + db.name()));
    app.perRequest(Session.class, (Db db) -> new Session(db))
        .endingWith((_, failure) -> log.add("ended " + failure));
    app.get("/", (Both both, Session second) -> String.valueOf(both.first() == second));
    app.get(
        "/bad",
        (Session s) -> {
          throw new IllegalStateException("oh");
        });
    with(
        app,
        client -> {
          assertThat(client.get("/").text()).isEqualTo("true");
          assertThat(log).containsExactly("ended null");
          assertThat(client.get("/bad").status()).isEqualTo(500);
        });
    assertThat(log)
        .containsExactly("ended null", "ended java.lang.IllegalStateException: oh", "closed main");
  }
}
