package io.asyncio4j.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.StatusException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an app provides: when it is made, in which order it is closed, and what may fail in it. */
class ProviderTest {
  record Pool(int number) {}

  record Session(Pool pool) {}

  record Store(Session session) {}

  record User(String name) {}

  private final List<String> log = new ArrayList<>();

  private <T> T made(T object) {
    log.add("made " + object.getClass().getSimpleName());
    return object;
  }

  @Test
  void theLastThatWasMadeIsClosedFirst() throws Exception {
    var app = new App("Order");
    app.lifespan(() -> {
      log.add("up");
      return () -> log.add("down");
    });
    app.provide(Pool.class, () -> made(new Pool(1))).endingWith((_, _) -> log.add("end Pool"));
    app.perRequest(Session.class, (Pool pool) -> made(new Session(pool)))
        .endingWith((_, _) -> log.add("end Session"));
    app.perRequest(Store.class, (Session session) -> made(new Store(session)))
        .endingWith((_, _) -> log.add("end Store"));
    app.get("/", (Store store, Session session) -> String.valueOf(store.session() == session));
    try (var client = TestClient.of(app)) {
      assertThat(log).containsExactly("up", "made Pool");
      log.clear();
      assertThat(client.get("/").text()).isEqualTo("true");
      assertThat(log).containsExactly("made Session", "made Store", "end Store", "end Session");
      log.clear();
    }
    assertThat(log).containsExactly("end Pool", "down");
  }

  @Test
  void whatIsClosableIsClosedUnlessItIsKeptOpen() throws Exception {
    final class Resource implements AutoCloseable {
      @Override
      public void close() {
        log.add("closed");
      }
    }
    var app = new App("Closable");
    app.perRequest(Resource.class, Resource::new);
    app.get("/", (Resource _) -> "x");
    var open = new App("Open");
    open.perRequest(Resource.class, Resource::new).keepOpen();
    open.get("/", (Resource _) -> "x");
    try (var client = TestClient.of(app);
        var other = TestClient.of(open)) {
      client.get("/");
      assertThat(log).containsExactly("closed");
      other.get("/");
      assertThat(log).containsExactly("closed");
    }
  }

  @Test
  void aCircleIsRefused() {
    var app = new App("Circle");
    app.perRequest(Session.class, (Store store) -> store.session());
    app.perRequest(Store.class, (Session session) -> new Store(session));
    assertThatThrownBy(() -> TestClient.of(app))
        .hasMessageContaining("goes in a circle: Session needs Store needs Session");
  }

  @Test
  void anObjectOfTheAppIsMadeOfNoRequest() {
    var app = new App("Request");
    app.provide(User.class, (ServerRequest request) -> new User(request.path()));
    assertThatThrownBy(() -> TestClient.of(app)).hasMessageContaining("provide it by perRequest");
  }

  @Test
  void aTypeIsProvidedOnce() {
    var app = new App("Twice");
    app.provide(Pool.class, () -> new Pool(1));
    assertThatThrownBy(() -> app.perRequest(Pool.class, () -> new Pool(2)))
        .hasMessageContaining("is provided already");
    app.requires(Runnable.class);
    app.get("/", () -> "x");
    assertThatThrownBy(() -> TestClient.of(app))
        .hasMessageContaining("it requires java.lang.Runnable, which nothing provides");
  }

  @Test
  void aMakerRefusesTheRequestAndWhatWasMadeIsEnded() throws Exception {
    var app = new App("Refusal");
    app.perRequest(Pool.class, () -> new Pool(1))
        .endingWith((_, failure) -> log.add("end " + failure));
    app.perRequest(
        User.class,
        (Pool _) -> {
          throw new StatusException(401, "say who you are");
        });
    app.requires(User.class);
    app.get("/", () -> log.add("called"));
    try (var client = TestClient.of(app)) {
      assertThat(client.get("/").status()).isEqualTo(401);
    }
    assertThat(log).hasSize(1);
    assertThat(log.getFirst()).startsWith("end").contains("StatusException");
  }

  @Test
  void aFailingEndEndsTheRequest() throws Exception {
    var app = new App("Commit");
    app.perRequest(Pool.class, () -> new Pool(1))
        .endingWith((_, _) -> {
          throw new IOException("no commit");
        });
    app.get("/", (Pool _) -> "done");
    app.get(
        "/bad",
        (Pool _) -> {
          throw new IllegalStateException("first");
        });
    try (var client = TestClient.of(app)) {
      assertThatThrownBy(() -> client.get("/")).hasMessage("no commit");
      assertThatThrownBy(() -> client.get("/bad"))
          .hasMessage("first")
          .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("no commit"));
    }
  }

  @Test
  void whenTheAppCannotStartWhatWasMadeIsClosed() {
    var app = new App("Start");
    app.provide(Pool.class, () -> new Pool(1))
        .endingWith((_, failure) -> log.add("end " + failure));
    app.provide(
        User.class,
        () -> {
          throw new IOException("no users");
        });
    assertThatThrownBy(() -> TestClient.of(app)).hasMessage("no users");
    assertThat(log).containsExactly("end java.io.IOException: no users");
  }
}
