package io.asyncio4j.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.Asyncio;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

  /** An app with a session in each request, and the way that ended for it. */
  private App rows() {
    var app = new App("Rows");
    app.perRequest(Session.class, () -> new Session(new Pool(1)))
        .endingWith((_, failure) -> log.add("end " + failure));
    app.get("/stream", (Session _) -> Stream.of(1, 2, 0).map(i -> 2 / i));
    app.get(
        "/generator",
        (Session _) ->
            Asyncio.<Integer>generator(out -> {
              out.emit(1);
              throw new IOException("no more rows");
            }));
    app.get(
        "/events",
        (Session _) ->
            ServerResponse.events(out -> {
              out.send("one");
              throw new IllegalStateException("no more events");
            }));
    app.get("/whole", (Session _) -> Stream.of(1, 2));
    return app;
  }

  @Test
  void aStreamedBodyThatFailsIsToldToWhatItWasMadeOf() throws Exception {
    try (var client = TestClient.of(rows())) {
      assertThat(client.get("/whole").text()).isEqualTo("1\n2\n");
      assertThat(log).containsExactly("end null");
      log.clear();
      assertThatThrownBy(() -> client.get("/stream")).isInstanceOf(ArithmeticException.class);
      assertThat(log).containsExactly("end java.lang.ArithmeticException: / by zero");
      log.clear();
      assertThatThrownBy(() -> client.get("/generator")).hasMessage("no more rows");
      assertThat(log).containsExactly("end java.io.IOException: no more rows");
      log.clear();
      assertThatThrownBy(() -> client.get("/events")).hasMessage("no more events");
      assertThat(log).containsExactly("end java.lang.IllegalStateException: no more events");
    }
  }

  @Test
  void aStreamedBodyThatIsNeverSentIsNoSuccessEither() throws Exception {
    App app = rows();
    app.use((request, next) -> {
      var _ = next.handle(request);
      throw new IllegalStateException("not so");
    });
    try (var client = TestClient.of(app)) {
      assertThatThrownBy(() -> client.get("/whole")).hasMessage("not so");
      assertThat(log).containsExactly("end java.lang.IllegalStateException: not so");
    }
  }

  @Test
  void aClientThatReadsNoFurtherEndsTheStreamAsAFailure() throws Exception {
    App app = rows();
    app.get("/endless", (Session _) -> Stream.iterate(1, i -> i + 1));
    try (var client = TestClient.of(app)) {
      var first =
          client.stream(Request.get("/endless"), response -> response.lines().iterator().next());
      assertThat(first).isEqualTo("1");
      client.advance(Duration.ofSeconds(1));
      assertThat(log).hasSize(1);
      assertThat(log.getFirst()).contains("CancelledError");
    }
  }
}
