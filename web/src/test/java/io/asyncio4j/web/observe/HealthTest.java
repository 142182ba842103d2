package io.asyncio4j.web.observe;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import io.asyncio4j.Task;
import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.web.App;
import io.asyncio4j.web.TestClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class HealthTest {
  record Database(AtomicBoolean up) {
    void ping() throws IOException {
      if (!up.get()) {
        throw new IOException("no route to 10.0.0.7");
      }
    }
  }

  private final Database database = new Database(new AtomicBoolean(true));

  private App app(Health health) {
    var app = new App("Well");
    app.provide(Database.class, () -> database);
    app.include(health.routes());
    return app;
  }

  private static Health withDatabase() {
    return Health.of().withReadiness("database", live -> live.get(Database.class).ping());
  }

  @Test
  void withoutChecksAnAppThatAnswersIsWell() throws Exception {
    try (var client = TestClient.of(app(Health.of()))) {
      for (String path : List.of("/livez", "/readyz", "/healthz")) {
        var response = client.get(path);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo("{\"status\":\"UP\",\"checks\":[]}");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
      }
      assertThat(client.send(Request.head("/livez")).status()).isEqualTo(200);
    }
  }

  @Test
  void whatIsMissingTakesAwayReadinessButNotLife() throws Exception {
    try (var client = TestClient.of(app(withDatabase().withReadiness("queue", () -> {})))) {
      assertThat(client.get("/readyz").status()).isEqualTo(200);
      database.up.set(false);
      var response = client.get("/readyz");
      assertThat(response.status()).isEqualTo(503);
      assertThat(response.text())
          .isEqualTo(
              "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"database\",\"status\":\"DOWN\"},"
                  + "{\"name\":\"queue\",\"status\":\"UP\"}]}");
      assertThat(client.get("/healthz").status()).isEqualTo(503);
      assertThat(client.get("/livez").status()).isEqualTo(200);
    }
  }

  @Test
  void whatOnlyANewStartMendsTakesAwayLifeButNotReadiness() throws Exception {
    var health =
        Health.of()
            .withLiveness(
                "worker",
                () -> {
                  throw new IllegalStateException("it has ended");
                });
    try (var client = TestClient.of(app(health))) {
      assertThat(client.get("/livez").status()).isEqualTo(503);
      assertThat(client.get("/readyz").status()).isEqualTo(200);
      assertThat(client.get("/healthz").status()).isEqualTo(503);
    }
  }

  @Test
  void checksRunAtOnceAndNoneLongerThanItsTime() throws Exception {
    var health = Health.of().withTimeLimit(Duration.ofSeconds(2)).withReasons();
    for (int i = 0; i < 10; i++) {
      health = health.withReadiness("slow " + i, () -> sleep(Duration.ofMillis(1500)));
    }
    health = health.withReadiness("stuck", () -> sleep(Duration.ofHours(1)));
    try (var client = TestClient.of(app(health))) {
      client.run(asking -> {
        long begin = runningLoop().time();
        var response = asking.get("/readyz");
        assertThat(Duration.ofNanos(runningLoop().time() - begin)).isEqualTo(Duration.ofSeconds(2));
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.text())
            .contains("{\"name\":\"slow 9\",\"status\":\"UP\"}")
            .contains(
                "{\"name\":\"stuck\",\"status\":\"DOWN\","
                    + "\"data\":{\"reason\":\"it took longer than 2000 ms\"}}");
      });
    }
  }

  @Test
  void whyACheckFailsIsToldOnlyWhereThatWasAskedFor() throws Exception {
    database.up.set(false);
    try (var client = TestClient.of(app(withDatabase()))) {
      assertThat(client.get("/readyz").text()).doesNotContain("10.0.0.7");
    }
    try (var client = TestClient.of(app(withDatabase().withReasons()))) {
      assertThat(client.get("/readyz").text())
          .contains("java.io.IOException: no route to 10.0.0.7");
    }
  }

  @Test
  void theLogHearsOfAFailureOnceAndOfItsEnd() throws Exception {
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
    try (var client = TestClient.of(app(withDatabase()))) {
      database.up.set(false);
      client.get("/readyz");
      client.get("/readyz");
      database.up.set(true);
      client.get("/readyz");
      client.get("/readyz");
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(records).extracting(LogRecord::getLevel).containsExactly(Level.WARNING, Level.INFO);
    assertThat(records.getFirst().getThrown()).hasMessage("no route to 10.0.0.7");
  }

  @Test
  void itIsNotInTheDescriptionAndNeedsNoCredentials() throws Exception {
    var app = app(Health.of());
    record Key(@io.asyncio4j.web.Header String xKey) {}
    app.requires(Key.class);
    app.scopes("admin");
    try (var client = TestClient.of(app)) {
      assertThat(client.get("/readyz").status()).isEqualTo(200);
      assertThat(client.get("/openapi.json").text()).contains("\"paths\":{}");
    }
  }

  @Test
  void anAppThatIsToldToStopIsNotReadyWhileItDrains() throws Exception {
    var app = app(Health.of().withReasons()).drain(Duration.ofSeconds(20));
    app.get("/", () -> "still here");
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(() -> {
        var running = app.start("127.0.0.1", 0);
        try (var client = AsyncClient.builder().baseUrl(running.url()).build()) {
          long begin = runningLoop().time();
          Task<?> closing;
          // The virtual clock must not run ahead of the network.
          try (var _ = runningLoop().holdClock()) {
            assertThat(client.get("/readyz").status()).isEqualTo(200);
            closing = createTask(running::close);
            sleep(Duration.ZERO);
            var response = client.get("/readyz");
            assertThat(response.status()).isEqualTo(503);
            assertThat(response.text()).contains("the app is about to stop");
            assertThat(client.get("/livez").status()).isEqualTo(200);
            assertThat(client.get("/").text()).isEqualTo("still here");
          }
          var _ = closing.await();
          assertThat(runningLoop().time() - begin)
              .isGreaterThanOrEqualTo(Duration.ofSeconds(20).toNanos());
        }
      });
    }
  }

  @Test
  void twoChecksOfOneNameAreRefused() {
    assertThatThrownBy(() -> withDatabase().withLiveness("database", () -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is a check 'database' already; name each differently");
    assertThatThrownBy(() -> Health.of().withTimeLimit(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
