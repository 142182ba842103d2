package io.asyncio4j.web.observe;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.CancelledError;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import io.asyncio4j.web.App;
import io.asyncio4j.web.Header;
import io.asyncio4j.web.Router;
import io.asyncio4j.web.TestClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final MockClock clock = new MockClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
  private final Metrics metrics = Metrics.of(registry);

  private App app() {
    var app = new App("Measured");
    metrics.addTo(app);
    var items = new Router();
    items.get("/{id}", (Integer id) -> "item " + id);
    app.include("/items", items);
    return app;
  }

  private TestClient client(App app) throws Exception {
    return TestClient.builder(app)
        .raiseExceptions(false)
        .client(settings -> settings.followRedirects(false))
        .build();
  }

  private List<String> requests() {
    return registry.find("http.server.requests").timers().stream()
        .map(timer -> timer.count() + " " + tags(timer))
        .sorted()
        .toList();
  }

  private static String tags(Timer timer) {
    return String.join(" ", timer.getId().getTags().stream().map(Tag::getValue).toList());
  }

  private double active() {
    return registry.get("http.server.active_requests").gauge().value();
  }

  @Test
  void requestsOfOneRouteAreCountedTogetherUnderSpringsTags() throws Exception {
    try (var client = client(app())) {
      client.get("/items/1");
      client.get("/items/2");
      client.head("/items/3");
    }
    assertThat(requests())
        .containsExactly(
            "1 none none HEAD SUCCESS 200 /items/{id}", "2 none none GET SUCCESS 200 /items/{id}");
    assertThat(registry.get("http.server.requests").timers().iterator().next().getId().getTags())
        .extracting(Tag::getKey)
        .containsExactly("error", "exception", "method", "outcome", "status", "uri");
  }

  @Test
  void whatFailsIsCountedByItsStatusAndItsException() throws Exception {
    var app = app();
    app.get(
        "/broken",
        () -> {
          throw new IllegalStateException("broken");
        });
    app.get(
        "/busy",
        () -> {
          throw new StatusException(503, "later");
        });
    app.get(
        "/cut",
        () ->
            ServerResponse.stream(out -> {
              out.write("half");
              throw new ArithmeticException("no more");
            }));
    try (var client = client(app)) {
      client.get("/broken");
      client.get("/busy");
      client.get("/items/x");
      assertThatThrownBy(() -> client.get("/cut")).isInstanceOf(IOException.class);
    }
    assertThat(requests())
        .containsExactly(
            "1 ArithmeticException ArithmeticException GET SUCCESS 200 /cut",
            "1 IllegalStateException IllegalStateException GET SERVER_ERROR 500 /broken",
            "1 none none GET CLIENT_ERROR 422 /items/{id}",
            "1 none none GET SERVER_ERROR 503 /busy");
  }

  @Test
  void clientsCannotMakeUpSeries() throws Exception {
    try (var client = client(app())) {
      for (int i = 0; i < 50; i++) {
        client.get("/nothing/" + i);
        client.send(Request.of("MADE" + (char) ('A' + i % 26), "/nothing"));
        client.get("/items/" + i + "/");
        client.delete("/items/" + i);
      }
    }
    assertThat(requests())
        .containsExactly(
            "50 none none DELETE CLIENT_ERROR 405 UNKNOWN",
            "50 none none GET CLIENT_ERROR 404 NOT_FOUND",
            "50 none none GET REDIRECTION 307 REDIRECTION",
            "50 none none UNKNOWN CLIENT_ERROR 404 NOT_FOUND");
  }

  @Test
  void aRequestTakesUntilItsResponseIsWritten() throws Exception {
    var app = app();
    app.get(
        "/stream",
        () -> {
          clock.add(Duration.ofSeconds(1));
          return ServerResponse.stream(out -> {
            assertThat(active()).isEqualTo(1);
            clock.add(Duration.ofSeconds(2));
            out.write("late");
          });
        });
    try (var client = client(app)) {
      assertThat(client.get("/stream").text()).isEqualTo("late");
    }
    Timer timer = registry.get("http.server.requests").tag("uri", "/stream").timer();
    assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(3);
    assertThat(active()).isZero();
  }

  @Test
  void aClientThatGoesAwayLeavesNoRequestActive() throws Exception {
    var app = app();
    app.get("/slow", () -> sleep(Duration.ofHours(1)));
    try (var client = client(app)) {
      client.run(asking -> {
        var task = createTask(() -> asking.get("/slow"));
        sleep(Duration.ofSeconds(1));
        assertThat(active()).isEqualTo(1);
        task.cancel();
        try {
          var _ = task.await();
        } catch (CancelledError e) {
          // as it was told
        }
      });
    }
    assertThat(active()).isZero();
    assertThat(requests()).containsExactly("1 none none GET UNKNOWN UNKNOWN /slow");
  }

  @Test
  void severalLoopsCountInOneRegistryAndLeaveItWhenTheyStop() throws Exception {
    App app = app();
    try (var one = client(app);
        var two = client(app)) {
      one.get("/items/1");
      two.get("/items/2");
      two.get("/items/3");
      assertThat(requests()).containsExactly("3 none none GET SUCCESS 200 /items/{id}");
      assertThat(registry.get("asyncio4j.loop.tasks.started").functionCounters())
          .hasSize(2)
          .allSatisfy(counter -> assertThat(counter.count()).isPositive());
      for (String name : List.of("tasks", "ready", "timers", "lag", "longest.callback")) {
        assertThat(registry.get("asyncio4j.loop." + name).meters()).hasSize(2);
      }
      assertThat(registry.get("asyncio4j.loop.switches").functionCounters()).hasSize(2);
      assertThat(registry.get("asyncio4j.loop.stalls").functionTimers()).hasSize(2);
    }
    assertThat(registry.getMeters())
        .extracting(meter -> meter.getId().getName())
        .containsOnly("http.server.requests", "http.server.active_requests");
  }

  @Test
  void prometheusFetchesWhatItUnderstands() throws Exception {
    var app = new App("Measured");
    record Key(@Header String xKey) {}
    app.requires(Key.class);
    Metrics.prometheus().withBuckets(Duration.ofMillis(100), Duration.ofSeconds(1)).addTo(app);
    app.get("/items/{id}", (Integer id) -> "item " + id);
    try (var client = client(app)) {
      client.send(Request.get("/items/1").header("X-Key", "k"));
      var text = client.get("/metrics");
      assertThat(text.header("Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
      assertThat(text.text())
          .contains(
              "http_server_requests_seconds_count{error=\"none\",exception=\"none\","
                  + "method=\"GET\",outcome=\"SUCCESS\",status=\"200\",uri=\"/items/{id}\"} 1\n")
          .contains("uri=\"/items/{id}\",le=\"0.1\"} ")
          .contains("\nhttp_server_active_requests 1.0\n")
          .containsPattern("\nasyncio4j_loop_tasks_started_total\\{loop=\"[^\"]+\"} \\d")
          .containsPattern("\nasyncio4j_loop_stalls_seconds_count\\{loop=\"[^\"]+\"} \\d")
          .containsPattern("\nasyncio4j_loop_lag_seconds\\{loop=\"[^\"]+\"} \\d");
      var open =
          client.send(
              Request.get("/metrics")
                  .header("Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5"));
      assertThat(open.header("Content-Type")).startsWith("application/openmetrics-text");
      assertThat(open.text()).endsWith("# EOF\n");
      assertThat(client.get("/openapi.json").text()).doesNotContain("/metrics");
    }
  }

  @Test
  void onlyARegistryForPrometheusHasAPage() throws Exception {
    try (var client = client(app())) {
      assertThat(client.get("/metrics").status()).isEqualTo(404);
    }
    var composite = new CompositeMeterRegistry(clock, List.<MeterRegistry>of(registry));
    composite.add(Metrics.prometheus().registry());
    var app = new App("Measured");
    Metrics.of(composite).withPath("/internal/figures").addTo(app);
    try (var client = client(app)) {
      assertThat(client.get("/internal/figures").text()).contains("http_server_active_requests");
    }
  }

  @Test
  void aHistogramIsThereWhereItWasAskedFor() throws Exception {
    var counts = new ArrayList<Long>();
    for (Metrics each : List.of(Metrics.prometheus(), Metrics.prometheus().withHistogram())) {
      var app = new App("Measured");
      each.addTo(app);
      app.get("/", () -> "hello");
      try (var client = client(app)) {
        client.get("/");
        counts.add(
            client
                .get("/metrics")
                .text()
                .lines()
                .filter(line -> line.contains("_bucket{"))
                .count());
      }
    }
    assertThat(counts.getFirst()).isZero();
    assertThat(counts.getLast()).isGreaterThan(20);
  }
}
