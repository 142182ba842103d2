package io.asyncio4j.http.server;

import static io.asyncio4j.Asyncio.allTasks;
import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.gather;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.AsyncEvent;
import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import io.asyncio4j.Task;
import io.asyncio4j.http.Headers;
import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.client.ConnectionLostException;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.RequestTimeoutException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InProcessTest {
  record User(String name) {}

  private static AsyncClient clientOf(Handler handler) {
    return AsyncClient.builder().baseUrl("http://app").transport(InProcess.of(handler)).build();
  }

  @Test
  void aHandlerAnswersWithoutANetwork() throws Exception {
    run(() -> {
      var client =
          clientOf(request ->
              ServerResponse.json(new User(request.query("name")))
                  .withHeader("X-Host", request.host()));
      var response = client.get("/users?name=Ada");
      assertThat(response.json(User.class)).isEqualTo(new User("Ada"));
      assertThat(response.header("x-host")).isEqualTo("app");
      assertThat(response.header("Content-Length")).isEqualTo("14");
    });
  }

  @Test
  void whatAHandlerThrowsIs500() throws Exception {
    run(() -> {
      var client =
          clientOf(request -> {
            throw new StatusException(409, "taken");
          });
      assertThat(client.get("/").status()).isEqualTo(409);
    });
  }

  @Test
  void bodiesGoThroughInPiecesBothWays() throws Exception {
    run(() -> {
      var client =
          clientOf(request ->
              ServerResponse.stream(out -> {
                for (byte[] chunk : request.chunks()) {
                  out.write(chunk);
                }
                out.trailers(Headers.of("X-End", "yes"));
              }));
      var sent = new ArrayList<byte[]>();
      for (int i = 0; i < 100; i++) {
        sent.add(("piece " + i + "\n").repeat(700).getBytes(StandardCharsets.UTF_8));
      }
      try (var response = client.stream(Request.post("/").body(Body.chunks(sent)))) {
        var all = response.readAll();
        assertThat(all.text()).hasLineCount(70_000).endsWith("piece 99\n");
        assertThat(all.trailers().get("X-End")).isEqualTo("yes");
      }
    });
  }

  @Test
  void aBodyThatIsTooLargeIs413() throws Exception {
    run(() -> {
      var client = clientOf(request -> ServerResponse.text("" + request.bytes().length));
      assertThat(client.post("/", Body.bytes(new byte[1 << 20])).text()).isEqualTo("1048576");
      assertThat(client.post("/", Body.bytes(new byte[(1 << 20) + 1])).status()).isEqualTo(413);
    });
  }

  @Test
  void aHeadHasTheLengthAndNoBody() throws Exception {
    run(() -> {
      var response = clientOf(_ -> ServerResponse.text("hello")).head("/");
      assertThat(response.header("Content-Length")).isEqualTo("5");
      assertThat(response.bytes()).isEmpty();
    });
  }

  @Test
  void aFileIsServed(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("a.txt"), "x".repeat(300_000));
    run(() -> {
      var client = clientOf(_ -> ServerResponse.file(file));
      assertThat(client.get("/").bytes()).hasSize(300_000);
      var part = client.send(Request.get("/").header("Range", "bytes=1-3"));
      assertThat(part.status()).isEqualTo(206);
      assertThat(part.text()).isEqualTo("xxx");
    });
  }

  @Test
  void aRequestThatIsCancelledCancelsTheHandler() {
    run(() -> {
      var begun = new AsyncEvent();
      var cleanedUp = new AsyncEvent();
      var client =
          clientOf(_ -> {
            try {
              begun.set();
              sleep(Duration.ofHours(1));
              return ServerResponse.text("late");
            } finally {
              cleanedUp.set();
            }
          });
      Task<?> asking = createTask(() -> client.get("/"));
      begun.await();
      asking.cancel();
      cleanedUp.await();
      assertThat(client.connections()).isZero();
    });
  }

  @Test
  void aResponseThatIsClosedHalfWayCancelsTheHandler() throws Exception {
    run(() -> {
      var cleanedUp = new AsyncEvent();
      var client =
          clientOf(_ ->
              ServerResponse.stream(out -> {
                try {
                  while (true) {
                    out.write(new byte[10_000]);
                  }
                } finally {
                  cleanedUp.set();
                }
              }));
      try (var response = client.stream(Request.get("/"))) {
        assertThat(response.read()).hasSize(10_000);
      }
      cleanedUp.await();
      assertThat(allTasks()).hasSizeLessThanOrEqualTo(2);
    });
  }

  @Test
  void aBodyThatBreaksOffIsALostConnection() {
    run(() -> {
      var client =
          clientOf(_ ->
              ServerResponse.stream(out -> {
                out.write("half".getBytes(StandardCharsets.UTF_8));
                throw new IllegalStateException("no more");
              }));
      assertThatThrownBy(() -> client.get("/")).isInstanceOf(ConnectionLostException.class);
    });
  }

  @Test
  void aHandlerThatDoesNotReadHoldsTheSenderBack() throws Exception {
    run(() -> {
      var drawn = new AtomicInteger();
      Iterable<byte[]> endless =
          () ->
              Stream.generate(
                      () -> {
                        drawn.incrementAndGet();
                        return new byte[1000];
                      })
                  .iterator();
      var client =
          clientOf(_ -> {
            for (int i = 0; i < 1000; i++) {
              yieldNow();
            }
            return ServerResponse.text("enough");
          });
      assertThat(client.post("/", Body.chunks(endless)).text()).isEqualTo("enough");
      assertThat(drawn.get()).isLessThan(1000);
      assertThat(allTasks()).hasSizeLessThanOrEqualTo(2);
    });
  }

  @Test
  void aBodyThatCannotBeWrittenFailsTheRequest() {
    run(() -> {
      var seen = new ArrayList<String>();
      var client =
          clientOf(request -> {
            try {
              return ServerResponse.text(request.text());
            } catch (IOException e) {
              seen.add(String.valueOf(e.getMessage()));
              throw e;
            }
          });
      Iterable<byte[]> broken =
          () -> {
            throw new IllegalStateException("no file");
          };
      assertThatThrownBy(() -> client.post("/", Body.chunks(broken))).hasMessage("no file");
      assertThat(seen).hasSize(1);
    });
  }

  @Test
  void aWebSocketIsRefusedWithAStatus() throws Exception {
    run(() -> {
      var client = clientOf(_ -> ServerResponse.webSocket(socket -> socket.send("hello")));
      var request =
          Request.get("/")
              .header("Upgrade", "websocket")
              .header("Connection", "Upgrade")
              .header("Sec-WebSocket-Version", "13")
              .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
      assertThat(client.send(request).status()).isEqualTo(426);
    });
  }

  @Test
  void whatTheClientSaysOfItselfIsWhatTheHandlerSees() throws Exception {
    run(() -> {
      var client =
          clientOf(request ->
              ServerResponse.text(
                  request.method()
                      + " "
                      + request.target()
                      + " "
                      + request.host()
                      + " "
                      + request.remoteAddress()));
      assertThat(client.send(Request.delete("/a%20b?c=%26").header("Host", "other")).text())
          .isEqualTo("DELETE /a%20b?c=%26 other null");
      assertThat(client.get("").text()).isEqualTo("GET / app null");
    });
  }

  @Test
  void closingTheClientEndsWhatIsBeingAnswered() {
    run(() -> {
      var begun = new AsyncEvent();
      var client =
          clientOf(_ -> {
            begun.set();
            sleep(Duration.ofHours(1));
            return ServerResponse.text("late");
          });
      var asking = createTask(() -> client.get("/"));
      begun.await();
      client.close();
      assertThatThrownBy(() -> asking.awaitThrowing(Exception.class))
          .isInstanceOf(ConnectionLostException.class);
    });
  }

  @Test
  void timeoutsAndSleepsTakeNoTimeUnderAVirtualClock() throws Exception {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(() -> {
        var client =
            clientOf(request -> {
              sleep(Duration.ofMinutes(Long.parseLong(request.query("minutes"))));
              return ServerResponse.text("done");
            });
        assertThat(gather(Stream.of(5, 10, 15).map(minutes -> get(client, minutes)).toList()))
            .isEqualTo(List.of("done", "done", "done"));
        assertThatThrownBy(() ->
                client.send(Request.get("/").query("minutes", 60).timeout(Duration.ofMinutes(30))))
            .isInstanceOf(RequestTimeoutException.class);
      });
    }
  }

  private static io.asyncio4j.Coroutine<String, IOException> get(AsyncClient client, int minutes) {
    return () -> client.send(Request.get("/").query("minutes", minutes)).text();
  }

  @Test
  void cookiesAndRedirectsWorkAsOverTheNetwork() throws Exception {
    run(() -> {
      var client =
          clientOf(request ->
              switch (request.path()) {
                case "/login" ->
                    ServerResponse.redirect("/home").withHeader("Set-Cookie", "session=1; Path=/");
                default -> ServerResponse.text(String.valueOf(request.cookie("session")));
              });
      assertThat(client.post("/login", Body.form(Map.of())).text()).isEqualTo("1");
    });
  }

  @Test
  void whoAsksCanGetWhatTheHandlerThrows() throws Exception {
    run(() -> {
      var failure = new IllegalStateException("oh");
      Handler handler =
          request -> {
            if (request.path().equals("/stream")) {
              return ServerResponse.stream(out -> {
                out.write("a".getBytes(StandardCharsets.UTF_8));
                throw failure;
              });
            }
            if (request.path().equals("/refused")) {
              throw new StatusException(409, "taken");
            }
            throw failure;
          };
      var client =
          AsyncClient.builder()
              .baseUrl("http://app")
              .transport(InProcess.of(handler).raising())
              .build();
      assertThatThrownBy(() -> client.get("/")).isSameAs(failure);
      assertThatThrownBy(() -> client.get("/stream")).isSameAs(failure);
      assertThat(client.get("/refused").status()).isEqualTo(409);
    });
  }

  @Test
  void aResponseEndsWhenItsRequestIsOver() throws Exception {
    run(() -> {
      var log = new ArrayList<String>();
      var client =
          clientOf(request -> {
            request.whenOver(() -> {
              sleep(Duration.ofMillis(1));
              log.add("closed");
            });
            return ServerResponse.stream(out -> out.write(new byte[10]));
          });
      assertThat(client.get("/").bytes()).hasSize(10);
      assertThat(log).containsExactly("closed");
    });
  }
}
