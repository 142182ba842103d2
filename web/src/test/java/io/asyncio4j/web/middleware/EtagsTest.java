package io.asyncio4j.web.middleware;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.web.middleware.Asking.clientOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.server.HttpServer;
import io.asyncio4j.http.server.ResponseCookie;
import io.asyncio4j.http.server.ServerResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EtagsTest {
  @Test
  void whoHasTheBytesGetsThemNotAgain() throws Exception {
    run(() -> {
      var client =
          clientOf(
              Etags.of(),
              request ->
                  ServerResponse.json(Map.of("path", request.path()))
                      .withHeader("Cache-Control", "no-cache")
                      .withHeader("Vary", "Accept")
                      .withCookie(ResponseCookie.of("a", "1")));
      var first = client.get("/a");
      String tag = String.valueOf(first.header("ETag"));
      assertThat(tag).matches("\"[A-Za-z0-9_-]{22}\"");
      assertThat(first.text()).isEqualTo("{\"path\":\"/a\"}");
      assertThat(client.get("/a").header("ETag")).isEqualTo(tag);
      assertThat(client.get("/b").header("ETag")).isNotEqualTo(tag);

      var again = client.send(Request.get("/a").header("If-None-Match", tag));
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.bytes()).isEmpty();
      assertThat(again.header("ETag")).isEqualTo(tag);
      assertThat(again.header("Cache-Control")).isEqualTo("no-cache");
      assertThat(again.header("Vary")).isEqualTo("Accept");
      assertThat(again.header("Set-Cookie")).startsWith("a=1");
      assertThat(again.header("Content-Type")).isNull();
      assertThat(client.send(Request.get("/b").header("If-None-Match", tag)).status())
          .isEqualTo(200);
      assertThat(client.send(Request.head("/a").header("If-None-Match", tag)).status())
          .isEqualTo(304);
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"v1\"", "\"v0\", \"v1\"", "W/\"v1\"", "*"})
  void theHandlersTagIsComparedWeakly(String known) throws Exception {
    run(() -> {
      var client = clientOf(Etags.of(), _ -> ServerResponse.text("a").withHeader("ETag", "\"v1\""));
      assertThat(client.get("/").header("ETag")).isEqualTo("\"v1\"");
      assertThat(client.send(Request.get("/").header("If-None-Match", known)).status())
          .isEqualTo(304);
      assertThat(client.send(Request.get("/").header("If-None-Match", "\"v\"")).status())
          .isEqualTo(200);
    });
  }

  @Test
  void whatIsNotReadOrNotKeptHasNoTag() throws Exception {
    run(() -> {
      var client =
          clientOf(
              Etags.of(),
              request ->
                  switch (request.path()) {
                    case "/stream" -> ServerResponse.stream(out -> out.write("a"));
                    case "/secret" ->
                        ServerResponse.text("a").withHeader("Cache-Control", "private, no-store");
                    case "/missing" -> ServerResponse.text("a").withStatus(404);
                    default -> ServerResponse.text("a");
                  });
      assertThat(client.send(Request.post("/").header("If-None-Match", "*")).text()).isEqualTo("a");
      assertThat(client.send(Request.post("/")).header("ETag")).isNull();
      for (String path : new String[] {"/stream", "/secret", "/missing"}) {
        var response = client.send(Request.get(path).header("If-None-Match", "*"));
        assertThat(response.text()).as(path).isEqualTo("a");
        assertThat(response.header("ETag")).as(path).isNull();
      }
    });
  }

  @Test
  void weakTagsAreMarked() throws Exception {
    run(() -> {
      var client = clientOf(Etags.of().withWeakTags(), _ -> ServerResponse.text("a"));
      String tag = String.valueOf(client.get("/").header("ETag"));
      assertThat(tag).startsWith("W/\"");
      assertThat(client.send(Request.get("/").header("If-None-Match", tag)).status())
          .isEqualTo(304);
    });
  }

  @Test
  void aPackedBodyIsKnownAgainOverTheNetwork() throws Exception {
    var encoded = new AtomicInteger();
    run(() -> {
      try (var server =
              HttpServer.builder()
                  .compression(true)
                  .start(
                      Etags.of()
                          .around(_ -> ServerResponse.json(new Counted(encoded, "x".repeat(2000)))),
                      "127.0.0.1",
                      0);
          var client = AsyncClient.create()) {
        var first = client.get(server.url() + "/");
        assertThat(encoded).hasValue(1);
        String tag = String.valueOf(first.header("ETag"));
        assertThat(tag).startsWith("W/\"");
        var again = client.send(Request.get(server.url() + "/").header("If-None-Match", tag));
        assertThat(again.status()).isEqualTo(304);
      }
    });
  }

  /** Counts how often it is written as JSON. */
  record Counted(@JsonIgnore AtomicInteger written, String text) {
    @Override
    public String text() {
      written.incrementAndGet();
      return text;
    }
  }
}
