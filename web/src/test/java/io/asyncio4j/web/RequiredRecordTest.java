package io.asyncio4j.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.Response;
import io.asyncio4j.http.server.StatusException;
import jakarta.validation.constraints.Size;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Records that a route requires without taking or providing them. */
class RequiredRecordTest {
  record Token(@Header @Size(max = 9) String xToken) {
    Token {
      if (xToken.equals("wrong")) {
        throw new StatusException(403, "not with that token");
      }
    }
  }

  private static App app() {
    var app = new App("Requires");
    app.get("/guarded", () -> "in").requires(Token.class);
    app.get("/open", () -> "out");
    return app;
  }

  @Test
  void aRequestMustHaveWhatTheRecordIsMadeOf() throws Exception {
    AppTest.with(
        app(),
        client -> {
          Response without = client.get("/guarded");
          assertThat(without.status()).isEqualTo(422);
          assertThat(without.text()).contains("X-Token").contains("is required");
          var asked = Request.get("/guarded").header("X-Token", "right");
          assertThat(client.send(asked).text()).isEqualTo("in");
          assertThat(client.get("/open").text()).isEqualTo("out");
        });
  }

  @Test
  void whatItsConstructorThrowsAndItsConstraintsRefuseTheRequest() throws Exception {
    AppTest.with(
        app(),
        client -> {
          var wrong = Request.get("/guarded").header("X-Token", "wrong");
          assertThat(client.send(wrong).status()).isEqualTo(403);
          var tooLong = Request.get("/guarded").header("X-Token", "0123456789");
          assertThat(client.send(tooLong).text()).contains("must have at most 9 characters");
        });
  }

  record Key(@Query String key) {}

  private static void check(Key key) {
    StatusException.unless(key.key().equals("right"), 403, "not with that key");
  }

  @Test
  void aCheckRunsBeforeTheEndpointAndRefusesByThrowing() throws Exception {
    var calls = new AtomicInteger();
    var app = new App("Checks");
    app.get("/", calls::incrementAndGet).requires(RequiredRecordTest::check);
    var router = new Router();
    router.requires(RequiredRecordTest::check);
    router.get("/inner", () -> "in");
    app.include(router);
    AppTest.with(
        app,
        client -> {
          assertThat(client.get("/?key=wrong").status()).isEqualTo(403);
          assertThat(client.get("/").text()).contains("query key is required");
          assertThat(calls).hasValue(0);
          assertThat(client.get("/?key=right").text()).isEqualTo("1");
          assertThat(client.get("/inner?key=wrong").status()).isEqualTo(403);
          assertThat(client.get("/inner?key=right").text()).isEqualTo("in");
        });
  }

  @Test
  void whatIsNoRecordMustBeProvided() {
    var app = new App("Requires");
    app.get("/", () -> "in").requires(StringBuilder.class);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> AppTest.with(app, _ -> {}))
        .withMessageContaining("which nothing provides");
  }
}
