package io.asyncio4j.http.server;

import static io.asyncio4j.http.server.Talk.serve;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.http.Headers;
import io.asyncio4j.http.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class ServerResponseTest {
  @Test
  void aBodyInMemoryIsSeenAsItIsSentAndMayBeReplaced() throws Exception {
    var indented = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    serve(
        HttpServer.builder().json(Json.of(indented)),
        request -> {
          var json = ServerResponse.json(Map.of("a", 1)).withHeader("X-Kept", "yes");
          return json.withBody((body(json, request) + "!").getBytes(UTF_8));
        },
        (_, client) -> {
          RawClient.Answer answer = client.get("/");
          assertThat(answer.text()).isEqualTo("{\n  \"a\" : 1\n}!");
          assertThat(answer.headers()).containsEntry("x-kept", "yes");
          assertThat(answer.headers()).containsEntry("content-type", "application/json");
        });
  }

  private static String body(ServerResponse response, ServerRequest request) {
    byte[] bytes = response.bodyBytes(request);
    return bytes == null ? "none" : new String(bytes, UTF_8);
  }

  @Test
  void onlyWhatIsInMemoryHasBytes() throws Exception {
    serve(
        request ->
            ServerResponse.text(
                body(ServerResponse.stream(_ -> {}), request)
                    + body(ServerResponse.file(Path.of("a")), request)
                    + body(ServerResponse.webSocket(_ -> {}), request)
                    + body(ServerResponse.status(204), request)
                    + body(ServerResponse.text("."), request)),
        (_, client) -> assertThat(client.get("/").text()).isEqualTo("nonenonenone."));
  }

  @Test
  void aRefusalKeepsItsCauseAndPlaceWithMoreHeaderFields() {
    var refusal = new StatusException(429, "later", Headers.of("Retry-After", "1", "A", "b"));
    refusal.initCause(new IOException("why"));
    StatusException more = refusal.withHeaders(Headers.of("Retry-After", "2", "Vary", "Origin"));
    assertThat(more).hasMessage("later").hasCause(refusal.getCause());
    assertThat(more.status()).isEqualTo(429);
    assertThat(more.getStackTrace()).isEqualTo(refusal.getStackTrace());
    assertThat(more.headers())
        .isEqualTo(Headers.of("A", "b", "Retry-After", "2", "Vary", "Origin"));
  }
}
