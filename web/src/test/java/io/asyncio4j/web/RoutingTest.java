package io.asyncio4j.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.Response;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which route answers a request, and what stands around it. */
class RoutingTest {
  private static String get(App app, String url) throws Exception {
    try (var client = TestClient.of(app)) {
      return client.get(url).text();
    }
  }

  private static void assertRefused(App app, String... words) {
    assertThatThrownBy(() -> TestClient.of(app))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
  }

  @Test
  void whatStandsForItselfGoesFirstAndTheRestLast() throws Exception {
    var app = new App("Priority");
    app.get("/{*rest}", (String rest) -> "rest " + rest);
    app.get("/a/{id}", (String id) -> "id " + id);
    app.get("/a/me", () -> "me");
    assertThat(get(app, "/a/me")).isEqualTo("me");
    assertThat(get(app, "/a/you")).isEqualTo("id you");
    assertThat(get(app, "/a/b/c")).isEqualTo("rest a/b/c");
  }

  @Test
  void aBranchThatLeadsNowhereIsLeftForTheNextBest() throws Exception {
    var app = new App("Backtracking");
    app.get("/a/b/c", () -> "abc");
    app.get("/a/{x}/d", (String x) -> "x " + x);
    app.get("/{y}/b/e", (String y) -> "y " + y);
    assertThat(get(app, "/a/b/c")).isEqualTo("abc");
    assertThat(get(app, "/a/b/d")).isEqualTo("x b");
    assertThat(get(app, "/a/b/e")).isEqualTo("y a");
  }

  @Test
  void escapedSlashesBelongToTheirSegment() throws Exception {
    var app = new App("Escapes");
    app.get("/{a}/x", (String a) -> a);
    assertThat(get(app, "/b%2Fc/x")).isEqualTo("b/c");
    assertThat(get(app, "/a+b%20c/x")).isEqualTo("a+b c");
  }

  @Test
  void aSlashTooManyOrTooFewIsCorrected() throws Exception {
    var app = new App("Slashes");
    app.get("/a", () -> "a");
    app.get("/b/", () -> "b");
    try (var client = TestClient.builder(app).client(c -> c.followRedirects(false)).build()) {
      Response response = client.get("/a/?q=1");
      assertThat(response.status()).isEqualTo(307);
      assertThat(response.header("Location")).isEqualTo("/a?q=1");
      assertThat(client.get("/b").header("Location")).isEqualTo("/b/");
      assertThat(client.get("//b").status()).isEqualTo(404);
    }
  }

  @Test
  void methodsThatAreNotThereAreTold() throws Exception {
    var app = new App("Methods");
    app.get("/x", () -> "got");
    app.put("/x", () -> "put");
    try (var client = TestClient.of(app)) {
      assertThat(client.head("/x").status()).isEqualTo(200);
      assertThat(client.head("/x").text()).isEmpty();
      Response options = client.options("/x");
      assertThat(options.status()).isEqualTo(204);
      assertThat(options.header("Allow")).isEqualTo("GET, HEAD, PUT, OPTIONS");
      Response refused = client.delete("/x");
      assertThat(refused.status()).isEqualTo(405);
      assertThat(refused.header("Allow")).isEqualTo("GET, HEAD, PUT");
      assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(client.options("/y").status()).isEqualTo(404);
    }
  }

  @Test
  void twoRoutesForTheSameRequestsAreRefused() {
    var app = new App("Twice");
    app.get("/a/{x}", (String x) -> x);
    app.get("/a/{y}", (String y) -> y);
    assertRefused(app, "GET /a/{y}", "answer the same requests");
  }

  @Test
  void badPathsAreRefusedWhereTheyAreWritten() {
    var app = new App("Paths");
    assertThatThrownBy(() -> app.get("a", () -> "")).hasMessageContaining("write /a");
    assertThatThrownBy(() -> app.get("/{a}/{a}", () -> "")).hasMessageContaining("twice");
    assertThatThrownBy(() -> app.get("/{*a}/b", () -> "")).hasMessageContaining("end it there");
    assertThatThrownBy(() -> app.get("/x{a}", () -> "")).hasMessageContaining("a whole segment");
    assertThatThrownBy(() -> app.get("/{a b}", () -> "")).hasMessageContaining("no name");
    assertThatThrownBy(() -> app.route("get", "/", (Endpoint.Of0<String>) () -> ""))
        .hasMessageContaining("capitals");
    assertThatThrownBy(() -> app.include("/x/", new Router())).hasMessageContaining("no prefix");
    assertThatThrownBy(() -> app.add(new Object())).hasMessageContaining("has no method with @Get");
    assertThatThrownBy(() -> app.include(app)).hasMessageContaining("themselves");
  }

  @Test
  void anAppIsSetUpBeforeItRuns() throws Exception {
    var app = new App("Late");
    TestClient.of(app).close();
    assertThatThrownBy(() -> app.get("/", () -> ""))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("set it up before it is served or tested");
    assertThatThrownBy(() -> app.use((request, next) -> next.handle(request)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aRouterIsIncludedUnderSeveralPrefixes() throws Exception {
    var users = new Router();
    users.get("", () -> "all");
    users.get("/{id}", (Integer id) -> "user " + id);
    var app = new App("Prefixes");
    app.include("/users", users);
    app.include("/v2/people", users);
    assertThat(get(app, "/users")).isEqualTo("all");
    assertThat(get(app, "/users/3")).isEqualTo("user 3");
    assertThat(get(app, "/v2/people/4")).isEqualTo("user 4");
  }

  @Test
  void middlewareStandsAroundInTheOrderOfItsAdding() throws Exception {
    var log = new ArrayList<String>();
    var router = new Router();
    router.use(logging("router", log));
    router.get("/x", () -> "x");
    var app = new App("Around");
    app.use(logging("outer", log));
    app.use(logging("inner", log));
    app.include(router);
    app.get("/y", () -> "y");
    assertThat(get(app, "/x")).isEqualTo("x");
    assertThat(log)
        .containsExactly(
            "into outer",
            "into inner",
            "into router",
            "out of router",
            "out of inner",
            "out of outer");
    log.clear();
    assertThat(get(app, "/y")).isEqualTo("y");
    assertThat(log).containsExactly("into outer", "into inner", "out of inner", "out of outer");
  }

  private static Middleware logging(String name, ArrayList<String> log) {
    return (request, next) -> {
      log.add("into " + name);
      ServerResponse response = next.handle(request);
      log.add("out of " + name);
      return response;
    };
  }

  @Test
  void aMountTakesWhatNoRouteDoes() throws Exception {
    var app = new App("Mounts");
    app.mount("/static", request -> ServerResponse.text("file " + request.path()));
    app.mount("/static/deep", request -> ServerResponse.text("deep " + request.path()));
    app.get("/static/route", () -> "route");
    assertThat(get(app, "/static/route")).isEqualTo("route");
    assertThat(get(app, "/static/a.css")).isEqualTo("file /static/a.css");
    assertThat(get(app, "/static/deep/b")).isEqualTo("deep /static/deep/b");
    assertThat(get(app, "/statics")).contains("there is nothing at /statics");
  }

  @Test
  void theNearestHandlerAnswersAnException() throws Exception {
    var router = new Router();
    router.onException(IOException.class, (e, _) -> Problem.of(503, "router: " + e.getMessage()));
    router.get(
        "/io",
        () -> {
          throw new FileNotFoundException("gone");
        });
    router.get(
        "/state",
        () -> {
          throw new IllegalStateException("off");
        });
    var app = new App("Exceptions");
    app.include("/r", router);
    app.onException(FileNotFoundException.class, (e, _) -> Problem.of(404, "app: " + e));
    app.onException(Exception.class, (e, _) -> Problem.of(502, "any: " + e.getMessage()));
    app.onException(RuntimeException.class, (e, _) -> Map.of("runtime", e.getMessage()));
    app.get(
        "/io",
        () -> {
          throw new IOException("lost");
        });
    // The router's own goes first, though the app's is for the exact class.
    assertThat(get(app, "/r/io")).contains("router: gone");
    assertThat(get(app, "/r/state")).isEqualTo("{\"runtime\":\"off\"}");
    assertThat(get(app, "/io")).contains("any: lost");
  }

  @Test
  void refusalsCanBeAnsweredOtherwise() throws Exception {
    var app = new App("Refusals");
    app.onException(StatusException.class, (e, _) -> ServerResponse.text("no: " + e.status()));
    assertThat(get(app, "/nowhere")).isEqualTo("no: 404");
  }

  /** A class of endpoints. */
  static class Base {
    @Get("/base")
    String base() {
      return "base";
    }
  }

  /** Another, which inherits. */
  static final class Items extends Base {
    @Get("/items/{id}")
    Map<String, Object> read(@Path long id, @Query(def = "x") String q, ServerRequest request) {
      return Map.of("id", id, "q", q + request.method());
    }

    @Post("/items")
    @Status(201)
    String make(@io.asyncio4j.web.Body String text) {
      return text;
    }

    @Delete("/items/{id}")
    void delete(int id) {
      if (id == 0) {
        throw new StatusException(404, "no item 0");
      }
    }
  }

  @Test
  void annotatedMethodsAreRoutes() throws Exception {
    var app = new App("Methods");
    app.add(new Items());
    try (var client = TestClient.of(app)) {
      assertThat(client.get("/base").text()).isEqualTo("base");
      assertThat(client.get("/items/7?q=a").text()).contains("\"id\":7").contains("\"q\":\"aGET\"");
      Response made = client.post("/items", Body.text("hi"));
      assertThat(made.status()).isEqualTo(201);
      assertThat(made.text()).isEqualTo("hi");
      assertThat(client.delete("/items/1").status()).isEqualTo(204);
      assertThat(client.send(Request.delete("/items/0")).status()).isEqualTo(404);
    }
  }
}
