package io.asyncio4j.web.middleware;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.web.middleware.Asking.inVirtualTime;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.server.InProcess;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StaticFiles;
import io.asyncio4j.web.App;
import io.asyncio4j.web.LiveApp;
import io.asyncio4j.web.Path;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Middleware around an app, with its routes, problems and mounted handlers. */
class AppWithMiddlewareTest {
  private static final String PAGE = "https://page.example";

  interface Talk {
    void with(AsyncClient client) throws Exception;
  }

  private static void with(App app, Talk talk) throws Exception {
    try (LiveApp live = app.open();
        var client =
            AsyncClient.builder()
                .baseUrl("http://app")
                .followRedirects(false)
                .transport(InProcess.of(live))
                .build()) {
      talk.with(client);
    }
  }

  @Test
  void aFailureIsLoggedOnceAndAnsweredWithWhatMiddlewareAdds() throws Exception {
    var app = new App("Failing");
    app.use(RequestIds.of());
    app.use(Cors.of(PAGE));
    app.get(
        "/",
        () -> {
          throw new IllegalStateException("the password is 123");
        });
    List<LogRecord> logged =
        logged(() ->
            with(
                app,
                client -> {
                  var response = client.send(Request.get("/").header("Origin", PAGE));
                  assertThat(response.status()).isEqualTo(500);
                  assertThat(response.text())
                      .isEqualTo("{\"title\":\"Internal Server Error\",\"status\":500}");
                  assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
                  assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
                  assertThat(response.header("X-Request-ID")).isNotNull();
                }));
    assertThat(logged).hasSize(1);
    assertThat(logged.getFirst().getThrown()).hasMessage("the password is 123");
  }

  private static List<LogRecord> logged(io.asyncio4j.VoidCoroutine<Exception> body)
      throws Exception {
    var records = new ArrayList<LogRecord>();
    var handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            records.add(record);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("io.asyncio4j.web");
    logger.addHandler(handler);
    try {
      run(body);
    } finally {
      logger.removeHandler(handler);
    }
    return records;
  }

  @Test
  void aMissingRouteAndAWrongValueAreToldToPages() throws Exception {
    record Item(@Path int id) {}
    var app = new App("Refusing");
    app.use(Cors.of(PAGE));
    app.get("/items/{id}", (Item item) -> item);
    run(() ->
        with(
            app,
            client -> {
              for (String path : List.of("/none", "/items/x")) {
                var response = client.send(Request.get(path).header("Origin", PAGE));
                assertThat(response.status()).isIn(404, 422);
                assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
              }
              var preflight =
                  client.send(
                      Request.options("/items/1")
                          .header("Origin", PAGE)
                          .header("Access-Control-Request-Method", "GET"));
              assertThat(preflight.status()).isEqualTo(204);
              assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
            }));
  }

  @Test
  void aRefusalOfMiddlewareIsAProblem() throws Exception {
    var app = new App("Limited");
    app.use(RateLimit.of(1, Duration.ofMinutes(1)));
    app.get("/", () -> "hello");
    inVirtualTime(() ->
        with(
            app,
            client -> {
              assertThat(client.get("/").header("RateLimit")).isEqualTo("\"default\";r=0;t=60");
              var refused = client.get("/");
              assertThat(refused.status()).isEqualTo(429);
              assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
              assertThat(refused.text()).contains("more than 1 requests in 60 seconds");
              assertThat(refused.header("Retry-After")).isEqualTo("60");
            }));
  }

  @Test
  void anEndpointInABlockingCallIsCutShortWithoutALog() throws Exception {
    var app = new App("Slow");
    app.use(TimeLimit.of(Duration.ofMillis(20)));
    app.get(
        "/",
        () -> {
          Thread.sleep(Duration.ofMinutes(1));
          return "late";
        });
    List<LogRecord> logged =
        logged(() -> with(app, client -> assertThat(client.get("/").status()).isEqualTo(503)));
    assertThat(logged).isEmpty();
  }

  @Test
  void filesAreMountedUnderAPrefixAndSessionsGoAroundAll(@TempDir java.nio.file.Path folder)
      throws Exception {
    Files.createDirectories(folder.resolve("docs"));
    Files.writeString(folder.resolve("docs/index.html"), "<p>docs");
    Files.writeString(folder.resolve("a.txt"), "a");
    var app = new App("Site");
    app.use(Sessions.of(Sessions.newKey()));
    app.mount("/static", StaticFiles.of(folder).under("/static"));
    app.post(
        "/login",
        () -> {
          Session.current().put("user", "Ada");
          return ServerResponse.status(204);
        });
    app.get("/me", () -> String.valueOf(Session.current().get("user")));
    run(() ->
        with(
            app,
            client -> {
              assertThat(client.get("/static/a.txt").text()).isEqualTo("a");
              assertThat(client.get("/static/docs").header("Location")).isEqualTo("/static/docs/");
              assertThat(client.get("/static/docs/").text()).isEqualTo("<p>docs");
              assertThat(client.get("/static/none").status()).isEqualTo(404);
              assertThat(client.get("/me").text()).isEqualTo("null");
              assertThat(client.send(Request.post("/login")).status()).isEqualTo(204);
              assertThat(client.get("/me").text()).isEqualTo("Ada");
            }));
  }
}
