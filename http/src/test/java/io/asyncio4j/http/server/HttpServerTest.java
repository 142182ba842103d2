package io.asyncio4j.http.server;

import static io.asyncio4j.Asyncio.await;
import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.yieldNow;
import static io.asyncio4j.http.server.Talk.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.AsyncEvent;
import io.asyncio4j.CancelledError;
import io.asyncio4j.ContextVar;
import io.asyncio4j.Promise;
import io.asyncio4j.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class HttpServerTest {
  record User(String name, int age) {}

  @Test
  void aHandlerAnswersAndTheConnectionIsKept() throws Exception {
    serve(
        request -> ServerResponse.text("hello " + request.path()),
        (_, client) -> {
          RawClient.Answer answer = client.get("/a%20b");
          assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 200 OK");
          assertThat(answer.text()).isEqualTo("hello /a b");
          assertThat(answer.headers())
              .containsEntry("content-type", "text/plain; charset=utf-8")
              .containsEntry("content-length", "10")
              .containsKey("date")
              .doesNotContainKey("connection");
          assertThat(client.get("/2").text()).isEqualTo("hello /2");
        });
  }

  @Test
  void aRequestTellsWhatWasSent() throws Exception {
    serve(
        request -> {
          assertThat(request.method()).isEqualTo("GET");
          assertThat(request.target()).isEqualTo("/s/%C3%A4?q=a+b&q=c%26&n");
          assertThat(request.path()).isEqualTo("/s/ä");
          assertThat(request.rawPath()).isEqualTo("/s/%C3%A4");
          assertThat(request.query().all("q")).containsExactly("a b", "c&");
          assertThat(request.query("n")).isEmpty();
          assertThat(request.query("missing")).isNull();
          assertThat(request.header("x-two")).isEqualTo("1");
          assertThat(request.headers().all("X-Two")).containsExactly("1", "2");
          assertThat(request.cookies()).containsEntry("a", "1").containsEntry("b", "2");
          assertThat(request.host()).isEqualTo("example.com:81");
          assertThat(request.version()).isEqualTo("HTTP/1.1");
          assertThat(request.scheme()).isEqualTo("http");
          assertThat(request.remoteAddress()).isNotNull();
          assertThat(request.isDisconnected()).isFalse();
          assertThat(request.bytes()).isEmpty();
          return ServerResponse.status(204);
        },
        (_, client) -> {
          client.send(
              "GET /s/%C3%A4?q=a+b&q=c%26&n HTTP/1.1\r\nHost: example.com:81\r\nX-Two: 1\r\n"
                  + "X-Two:  2 \r\nCookie: a=1; b=\"2\"\r\n\r\n");
          RawClient.Answer answer = client.answer();
          assertThat(answer.status()).isEqualTo(204);
          assertThat(answer.headers()).doesNotContainKey("content-length");
        });
  }

  @Test
  void jsonGoesBothWays() throws Exception {
    serve(
        request -> {
          User user = request.json(User.class);
          return ServerResponse.json(new User(user.name(), user.age() + 1)).withStatus(201);
        },
        (_, client) -> {
          client.send(post("{\"name\":\"Ada\",\"age\":36}"));
          RawClient.Answer answer = client.answer();
          assertThat(answer.status()).isEqualTo(201);
          assertThat(answer.text()).isEqualTo("{\"name\":\"Ada\",\"age\":37}");
          client.send(post("{\"name\":"));
          assertThat(client.answer().status()).isEqualTo(400);
          client.send(post("{\"name\":\"B\",\"age\":1}"));
          assertThat(client.answer().status()).isEqualTo(201);
        });
  }

  static String post(String body) {
    return "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  @Test
  void aFormIsDecoded() throws Exception {
    serve(
        request -> ServerResponse.text(request.form().get("a", "") + request.form().all("b")),
        (_, client) -> {
          client.send(
              "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                  + "Content-Length: 13\r\n\r\na=1+2&b=3&b=4");
          assertThat(client.answer().text()).isEqualTo("1 2[3, 4]");
          client.send(post("a=1"));
          assertThat(client.answer().status()).isEqualTo(415);
        });
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() throws Exception {
    serve(
        request -> {
          if (request.path().equals("/slow")) {
            sleep(Duration.ofMillis(1));
          }
          return ServerResponse.text(request.path());
        },
        (_, client) -> {
          var requests = new StringBuilder();
          for (int i = 0; i < 100; i++) {
            requests.append("GET ").append(i % 10 == 0 ? "/slow" : "/" + i);
            requests.append(" HTTP/1.1\r\nHost: a\r\n\r\n");
          }
          client.send(requests.toString());
          for (int i = 0; i < 100; i++) {
            assertThat(client.answer().text()).isEqualTo(i % 10 == 0 ? "/slow" : "/" + i);
          }
        });
  }

  @Test
  void connectionsAreKeptAsTheVersionsWantIt() throws Exception {
    serve(
        _ -> ServerResponse.text("x"),
        (server, client) -> {
          client.send("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n");
          assertThat(client.answer().headers()).containsEntry("connection", "keep-alive");
          client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: foo, Close\r\n\r\n");
          assertThat(client.answer().headers()).containsEntry("connection", "close");
          assertThat(client.isClosed()).isTrue();
          try (var old = new RawClient(server.port())) {
            old.send("GET / HTTP/1.0\r\n\r\n");
            assertThat(old.answer().headers()).containsEntry("connection", "close");
            assertThat(old.isClosed()).isTrue();
          }
        });
  }

  @Test
  void whatAHandlerThrowsIsAnswered() throws Exception {
    serve(
        request ->
            switch (request.path()) {
              case "/missing" -> throw new StatusException(404, "no such thing");
              case "/null" -> null;
              case "/cancelled" -> {
                var promise = Promise.<String>create();
                promise.cancel();
                yield ServerResponse.text(promise.await());
              }
              default -> throw new IllegalStateException("on purpose");
            },
        (_, client) -> {
          RawClient.Answer missing = client.get("/missing");
          assertThat(missing.status()).isEqualTo(404);
          assertThat(missing.text()).isEqualTo("no such thing\n");
          assertThat(client.get("/bad").status()).isEqualTo(500);
          assertThat(client.get("/null").status()).isEqualTo(500);
          assertThat(client.get("/cancelled").status()).isEqualTo(500);
          assertThat(client.get("/missing").status()).isEqualTo(404);
        });
  }

  @Test
  void theHandlerIsCancelledWhenItsClientGoes() throws Exception {
    run(() -> {
      var started = new AsyncEvent();
      Promise<String> outcome = Promise.create();
      Handler handler =
          request -> {
            started.set();
            try {
              sleep(Duration.ofHours(1));
            } catch (CancelledError e) {
              outcome.setResult("cancelled " + request.isDisconnected());
              throw e;
            }
            return ServerResponse.text("late");
          };
      try (var server = HttpServer.start(handler, "127.0.0.1", 0)) {
        var client = new RawClient(server.port());
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        started.await();
        client.close();
        assertThat(outcome.await()).isEqualTo("cancelled true");
      }
    });
  }

  @Test
  void contextVariablesAreTheStartersAndDoNotOutliveARequest() throws Exception {
    ContextVar<String> variable = ContextVar.of("v", "none");
    run(() -> {
      variable.set("starter's");
      List<String> seen = new ArrayList<>();
      Handler handler =
          _ -> {
            seen.add(variable.get());
            variable.set("request's");
            return ServerResponse.text("x");
          };
      try (var server = HttpServer.start(handler, "127.0.0.1", 0);
          var client = new RawClient(server.port())) {
        client.get("/");
        client.get("/");
      }
      assertThat(seen).containsExactly("starter's", "starter's");
    });
  }

  @Test
  void closingLetsWhatRunsEndAndTakesNothingNew() throws Exception {
    run(() -> {
      var started = new AsyncEvent();
      var finish = new AsyncEvent();
      Handler handler =
          _ -> {
            started.set();
            finish.await();
            return ServerResponse.text("finished");
          };
      var server = HttpServer.start(handler, "127.0.0.1", 0);
      int port = server.port();
      try (var busy = new RawClient(port);
          var idle = new RawClient(port)) {
        busy.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        started.await();
        var closing = createTask(server::close);
        assertThat(idle.isClosed()).isTrue();
        finish.set();
        RawClient.Answer answer = busy.answer();
        assertThat(answer.text()).isEqualTo("finished");
        assertThat(answer.headers()).containsEntry("connection", "close");
        await(closing);
        assertThatThrownBy(() -> new RawClient(port).close()).isInstanceOf(IOException.class);
        assertThat(server.connections()).isZero();
      }
    });
  }

  @Test
  void closingCancelsWhatDoesNotEnd() throws Exception {
    run(() -> {
      var started = new AsyncEvent();
      Promise<String> outcome = Promise.create();
      Handler handler =
          _ -> {
            started.set();
            try {
              sleep(Duration.ofHours(1));
            } finally {
              outcome.setResult("over");
            }
            return ServerResponse.text("late");
          };
      var server =
          HttpServer.builder().gracePeriod(Duration.ofMillis(10)).start(handler, "127.0.0.1", 0);
      try (var busy = new RawClient(server.port())) {
        busy.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        started.await();
        server.close();
        assertThat(outcome.await()).isEqualTo("over");
        assertThat(busy.isClosed()).isTrue();
      }
    });
  }

  @Test
  void servingForeverEndsWhenItIsCancelledOrTheServerIsClosed() throws Exception {
    run(() -> {
      try (var server = HttpServer.start(_ -> ServerResponse.text("x"), "127.0.0.1", 0)) {
        var serving = createTask(server::serveForever);
        var other = createTask(server::serveForever);
        yieldNow();
        serving.cancel();
        assertThatThrownBy(() -> await(serving)).isInstanceOf(CancelledError.class);
        assertThat(other.isDone()).isFalse();
        server.close();
        await(other);
      }
    });
  }

  @Test
  void aPortThatIsTakenIsAnException() throws Exception {
    run(() -> {
      try (var server = HttpServer.start(_ -> ServerResponse.text("x"), "127.0.0.1", 0)) {
        assertThatThrownBy(
                () -> HttpServer.start(_ -> ServerResponse.text("y"), "127.0.0.1", server.port()))
            .isInstanceOf(IOException.class);
      }
    });
  }

  @Test
  void theJdksClientGetsAnAnswer() throws Exception {
    run(() -> {
      try (var server =
              HttpServer.start(request -> ServerResponse.text(request.text()), "127.0.0.1", 0);
          var client = HttpClient.newHttpClient()) {
        var request =
            HttpRequest.newBuilder(URI.create(server.url() + "/x"))
                .version(HttpClient.Version.HTTP_1_1)
                .POST(HttpRequest.BodyPublishers.ofString("über"))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo("über");
      }
    });
  }

  record Person(String firstName) {}

  record Unwritable(String name) {
    @Override
    public String name() {
      throw new IllegalStateException("on purpose");
    }
  }

  @Test
  void jsonIsReadAndWrittenAsTheServerIsSet() throws Exception {
    var mapper =
        JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    serve(
        HttpServer.builder().json(Json.of(mapper)),
        request ->
            switch (request.path()) {
              case "/own" -> ServerResponse.json(new Person("Ada"), Json.standard());
              case "/no" -> ServerResponse.json(new Unwritable("Ada"));
              default -> ServerResponse.json(new Person("Ada"));
            },
        (_, client) -> {
          assertThat(client.get("/").text()).isEqualTo("{\"first_name\":\"Ada\"}");
          assertThat(client.get("/own").text()).isEqualTo("{\"firstName\":\"Ada\"}");
          assertThat(client.get("/no").status()).isEqualTo(500);
          assertThat(client.get("/").headers()).containsEntry("content-length", "20");
        });
  }
}
