package io.asyncio4j.web;

import static io.asyncio4j.Asyncio.generator;
import static io.asyncio4j.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.AsyncEvent;
import io.asyncio4j.Promise;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that goes away ends its request, wherever that is, and what the request uses. */
@Timeout(60)
class DisconnectTest {
  /** One for each request. */
  record Session(String stage) {}

  private final List<String> log = new ArrayList<>();
  private final AsyncEvent changed = new AsyncEvent();

  private App app() {
    var app = new App("Stages");
    app.perRequest(
            Session.class,
            (ServerRequest request) -> {
              if (request.path().equals("/provider")) {
                pause("provider");
              }
              return new Session(request.path());
            })
        .endingWith((session, failure) ->
            log("closed " + session.stage() + ", " + (failure == null ? "" : name(failure))));
    app.get(
        "/provider",
        (Session session) -> {
          log("never called");
          return session;
        });
    app.post(
        "/body",
        (Session session, ServerRequest request) -> {
          log("begun");
          try {
            return request.text() + session;
          } finally {
            log("cancelled body");
          }
        });
    app.get(
        "/endpoint",
        (Session session) -> {
          pause("endpoint");
          return session;
        });
    app.get(
        "/stream",
        (Session _) ->
            ServerResponse.stream(out -> {
              out.write("first".getBytes(StandardCharsets.UTF_8));
              pause("stream");
            }));
    app.get(
        "/lines",
        (Session _) ->
            generator(out -> {
              out.emit("first");
              pause("lines");
            }));
    return app;
  }

  private static String name(Throwable failure) {
    return failure.getClass().getSimpleName();
  }

  private void log(String entry) {
    log.add(entry);
    changed.set();
  }

  private void pause(String stage) {
    log("begun");
    try {
      Promise.<String>create().await();
    } finally {
      log("cancelled " + stage);
    }
  }

  private void awaitLog(String entry) {
    while (!log.contains(entry)) {
      changed.clear();
      changed.await();
    }
  }

  /** Asks, and goes away as soon as the stage is reached. */
  private List<String> leaveAt(String head, String last) throws Exception {
    run(() -> {
      try (RunningApp running = app().start("127.0.0.1", 0)) {
        var url = java.net.URI.create(running.url());
        var socket = new Socket();
        socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
        socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        awaitLog("begun");
        socket.close();
        awaitLog(last);
      }
    });
    return log;
  }

  @Test
  void whileAProviderMakesItsObject() throws Exception {
    assertThat(leaveAt("GET /provider HTTP/1.1\r\nHost: x", "cancelled provider"))
        .containsExactly("begun", "cancelled provider");
  }

  @Test
  void whileTheBodyIsAwaited() throws Exception {
    assertThat(
            leaveAt(
                "POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 9",
                "closed /body, CancelledError"))
        .containsExactly("begun", "cancelled body", "closed /body, CancelledError");
  }

  @Test
  void whileTheEndpointWorks() throws Exception {
    assertThat(leaveAt("GET /endpoint HTTP/1.1\r\nHost: x", "closed /endpoint, CancelledError"))
        .containsExactly("begun", "cancelled endpoint", "closed /endpoint, CancelledError");
  }

  @Test
  void whileTheBodyIsStreamed() throws Exception {
    assertThat(leaveAt("GET /stream HTTP/1.1\r\nHost: x", "closed /stream, CancelledError"))
        .containsExactly("begun", "cancelled stream", "closed /stream, CancelledError");
  }

  @Test
  void whileAGeneratorMakesTheNextLine() throws Exception {
    assertThat(leaveAt("GET /lines HTTP/1.1\r\nHost: x", "closed /lines, CancelledError"))
        .containsExactly("begun", "cancelled lines", "closed /lines, CancelledError");
  }

  @Test
  void whatAStreamedBodyUsesIsOpenUntilItsEnd() throws Exception {
    var app = new App("Rows");
    app.perRequest(Session.class, () -> new Session("rows"))
        .endingWith((_, _) -> log.add("closed"));
    app.get(
        "/rows",
        (Session _) ->
            IntStream.range(0, 3)
                .mapToObj(i -> {
                  log.add("row " + i);
                  return i;
                })
                .onClose(() -> log.add("stream closed")));
    try (var client = TestClient.of(app)) {
      assertThat(client.get("/rows").text()).isEqualTo("0\n1\n2\n");
      assertThat(log).containsExactly("row 0", "row 1", "row 2", "stream closed", "closed");
    }
  }
}
