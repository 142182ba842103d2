package io.asyncio4j.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.Asyncio;
import io.asyncio4j.CancelledError;
import io.asyncio4j.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tasks that outlive their requests: how long the app waits for them, and what becomes of them. */
class BackgroundTest {
  private final List<String> log = new ArrayList<>();

  private App app(Duration work) {
    var app = new App("Background").patience(Duration.ofSeconds(10));
    app.lifespan(() -> () -> log.add("down"));
    app.post(
        "/",
        (Background background) -> {
          background.start(
              "work",
              () -> {
                try {
                  Asyncio.sleep(work);
                  log.add("done");
                } catch (CancelledError e) {
                  log.add("cancelled");
                  throw e;
                }
              });
          return background.size();
        });
    app.get("/size", (Background background) -> background.size());
    return app;
  }

  @Test
  void theResponseDoesNotWaitForThem() throws Exception {
    try (var client = TestClient.of(app(Duration.ofSeconds(5)))) {
      assertThat(client.post("/").text()).isEqualTo("1");
      assertThat(client.post("/").text()).isEqualTo("2");
      assertThat(log).isEmpty();
      client.advance(Duration.ofSeconds(6));
      assertThat(log).containsExactly("done", "done");
      assertThat(client.get("/size").text()).isEqualTo("0");
    }
  }

  @Test
  void theAppWaitsForThemBeforeItsObjectsAreClosed() throws Exception {
    try (var client = TestClient.of(app(Duration.ofSeconds(9)))) {
      client.post("/");
    }
    assertThat(log).containsExactly("done", "down");
  }

  @Test
  void whatTakesLongerThanThePatienceIsCancelled() throws Exception {
    try (var client = TestClient.of(app(Duration.ofSeconds(11)))) {
      client.post("/");
    }
    assertThat(log).containsExactly("cancelled", "down");
  }

  @Test
  void aTaskMayStartAnother() throws Exception {
    var app = new App("More");
    app.post(
        "/",
        (Background background) -> {
          background.start(() -> {
            Asyncio.sleep(Duration.ofSeconds(1));
            background.start(() -> {
              Asyncio.sleep(Duration.ofSeconds(1));
              log.add("second");
            });
          });
        });
    try (var client = TestClient.of(app)) {
      client.post("/");
    }
    assertThat(log).containsExactly("second");
  }

  @Test
  void noneIsStartedOnceTheAppHasStopped() throws Exception {
    Background background;
    try (var client = TestClient.of(app(Duration.ofSeconds(1)))) {
      background = client.app().background();
    }
    assertThatThrownBy(() -> background.start(() -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the app has stopped");
  }

  @Test
  void whatOneThrowsEndsNoOther() throws Exception {
    var app = new App("Failing");
    app.post(
        "/",
        (Background background) -> {
          background.start(() -> {
            throw new IllegalStateException("broken");
          });
          background.start(() -> {
            Asyncio.sleep(Duration.ofSeconds(1));
            log.add("whole");
          });
          background.start(() -> Promise.create().cancel());
        });
    try (var client = TestClient.of(app)) {
      client.post("/");
      assertThatThrownBy(client::settle).hasMessage("broken");
    }
    assertThat(log).containsExactly("whole");
  }
}
