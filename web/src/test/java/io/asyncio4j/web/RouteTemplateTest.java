package io.asyncio4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link ServerRequest#route} says to the middleware, the endpoint and the access log. */
class RouteTemplateTest {
  private final List<@Nullable String> seen = new ArrayList<>();

  private App app() {
    var app = new App("Routes");
    app.use((request, next) -> {
      assertThat(request.route()).isNull();
      try {
        return next.handle(request);
      } finally {
        seen.add(request.route());
      }
    });
    app.get("/", () -> "root");
    app.get(
        "/refused/{why}",
        (String why) -> {
          throw new StatusException(409, why);
        });
    var items = new Router();
    items.use((request, next) -> next.handle(request).withHeader("X-Route", request.route()));
    items.get("/{id}", (Integer id, ServerRequest request) -> id + " " + request.route());
    app.include("/items", items);
    app.mount("/old", _ -> ServerResponse.text("old"));
    return app;
  }

  @Test
  void aRequestHasTheTemplateOfItsRouteWithThePrefixes() throws Exception {
    try (var client = TestClient.of(app())) {
      var answer = client.get("/items/7");
      assertThat(answer.text()).isEqualTo("7 /items/{id}");
      assertThat(answer.header("X-Route")).isEqualTo("/items/{id}");
      client.get("/items/x");
      client.send(Request.head("/items/8"));
      client.get("/");
      client.get("/refused/now");
      client.get("/old/a/b");
      client.get("/openapi.json");
      assertThat(seen)
          .containsExactly(
              "/items/{id}",
              "/items/{id}",
              "/items/{id}",
              "/",
              "/refused/{why}",
              "/old/{*path}",
              "/openapi.json");
    }
  }

  @Test
  void whatNoRouteAnswersHasNone() throws Exception {
    try (var client = TestClient.of(app())) {
      assertThat(client.get("/nothing/here").status()).isEqualTo(404);
      assertThat(client.send(Request.delete("/items/7")).status()).isEqualTo(405);
      assertThat(seen).containsOnlyNulls().hasSize(2);
    }
  }

  @Test
  void ofAnAppWithinAnAppTheInnerRouteCounts() throws Exception {
    var inner = new App("Inner");
    inner.get("/inner/{name}", (String name) -> name);
    var outer = new App("Outer");
    outer.use((request, next) -> {
      var response = next.handle(request);
      seen.add(request.route());
      return response;
    });
    outer.mount(
        "/inner",
        request -> {
          try (var live = inner.open()) {
            return live.handle(request);
          }
        });
    try (var client = TestClient.of(outer)) {
      client.get("/inner/x");
      client.get("/inner/x/y");
      assertThat(seen).containsExactly("/inner/{name}", "/inner/{*path}");
    }
  }
}
