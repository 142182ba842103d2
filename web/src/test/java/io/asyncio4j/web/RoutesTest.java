package io.asyncio4j.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.http.MediaType;
import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.client.Request;
import org.junit.jupiter.api.Test;

/** How routes are added, and by what name messages speak of them. */
class RoutesTest {
  record Search(String text) {}

  @Test
  void theLineIsTheOneThatAddedTheRoute() {
    var app = new App("Lines");
    int line = line() + 1;
    Route first = app.get("/first", () -> "");
    Route second = new Router().route("GET", "/second", () -> "");
    assertThat(first).hasToString("GET /first (RoutesTest.java:" + line + ")");
    assertThat(second).hasToString("GET /second (RoutesTest.java:" + (line + 1) + ")");
  }

  private static int line() {
    return StackWalker.getInstance()
        .walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
  }

  @Test
  void anyMethodHasARoute() throws Exception {
    var app = new App("Methods");
    app.route("QUERY", "/search", (Search search) -> search.text());
    app.route("OPTIONS", "/search", () -> "search for text");
    app.route("DELETE", "/{a}/{b}/{c}", (String a, Integer b, Boolean c) -> a + b + c);
    app.route("PUT", "/{a}/{b}", (String _, Integer _) -> {});
    try (var client = TestClient.of(app)) {
      Request query =
          Request.of("QUERY", "/search")
              .body(Body.bytes("{\"text\":\"x\"}".getBytes(UTF_8), MediaType.JSON));
      assertThat(client.send(query).text()).isEqualTo("x");
      assertThat(client.options("/search").text()).isEqualTo("search for text");
      assertThat(client.delete("/x/1/true").text()).isEqualTo("x1true");
      assertThat(client.send(Request.of("PUT", "/x/1")).status()).isEqualTo(204);
    }
    assertThatThrownBy(() -> app.route("get", "/other", () -> ""))
        .hasMessageContaining("'get' is no method; they are in capitals");
  }
}
