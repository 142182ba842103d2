package io.asyncio4j.web.middleware;

import static io.asyncio4j.Asyncio.gather;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.web.middleware.Asking.HELLO;
import static io.asyncio4j.web.middleware.Asking.clientOf;
import static io.asyncio4j.web.middleware.Asking.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.http.Json;
import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.server.HttpServer;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

/** Of {@link RequestIds} and of {@link JsonAccessLog}, which writes them down. */
class RequestIdsTest {
  @Test
  void everythingThatARequestStartsSeesItsId() throws Exception {
    run(() -> {
      var client =
          clientOf(
              RequestIds.of(),
              _ ->
                  ServerResponse.stream(out -> {
                    for (String id :
                        gather(RequestIds::current, () -> RequestIds.current() + "\n")) {
                      out.write(id + "\n");
                    }
                  }));
      var first = client.get("/");
      var second = client.get("/");
      assertThat(first.header("X-Request-ID")).matches("[0-9a-f]{32}");
      assertThat(second.header("X-Request-ID")).isNotEqualTo(first.header("X-Request-ID"));
      assertThat(first.text().lines().filter(line -> !line.isEmpty()))
          .containsExactly(first.header("X-Request-ID"), first.header("X-Request-ID"));
      assertThat(RequestIds.current()).isEmpty();
    });
  }

  @Test
  void anIdIsKeptWhenWhoSendsItIsTrusted() throws Exception {
    run(() -> {
      var client = clientOf(from(RequestIds.of().withTrusted("10.0.0.0/8")), HELLO);
      var request = Request.get("/").header("X-Request-ID", "abc-1");
      assertThat(client.send(request.header("X-Test-From", "10.1.2.3")).header("X-Request-ID"))
          .isEqualTo("abc-1");
      assertThat(client.send(request.header("X-Test-From", "11.1.2.3")).header("X-Request-ID"))
          .matches("[0-9a-f]{32}");
      assertThat(client.send(request).header("X-Request-ID")).matches("[0-9a-f]{32}");
      for (String bad : List.of("a b", "x".repeat(129), "<script>", "")) {
        var response =
            client.send(request.header("X-Test-From", "10.1.2.3").header("X-Request-ID", bad));
        assertThat(response.header("X-Request-ID")).matches("[0-9a-f]{32}");
      }
    });
  }

  @Test
  void aRefusalHasTheIdToo() throws Exception {
    run(() -> {
      var client =
          clientOf(
              RequestIds.of(),
              _ -> {
                throw new StatusException(404, "no");
              });
      assertThat(client.get("/").header("X-Request-ID")).matches("[0-9a-f]{32}");
    });
  }

  @Test
  void theAccessLogIsJsonWithTheIdAndWhatTheAppAdds() throws Exception {
    var lines = new ArrayList<String>();
    var log =
        JsonAccessLog.of(lines::add)
            .with("tenant", request -> request.header("X-Tenant"))
            .with("nothing", _ -> null);
    run(() -> {
      try (var server =
              HttpServer.builder()
                  .accessLog(log)
                  .start(
                      RequestIds.of().around(_ -> ServerResponse.text("hello").withStatus(201)),
                      "127.0.0.1",
                      0);
          var client = AsyncClient.create()) {
        var response =
            client.send(
                Request.get(server.url() + "/a?b=\"")
                    .header("X-Tenant", "acme")
                    .header("User-Agent", "me \"x\""));
        assertThat(lines).hasSize(1);
        var line =
            new HashMap<>(
                Json.standard()
                    .read(lines.getFirst(), new TypeReference<Map<String, Object>>() {}));
        assertThat(line.remove("time").toString()).startsWith("20").endsWith("Z");
        assertThat(line.remove("ms")).isInstanceOf(Double.class);
        assertThat(line)
            .containsOnly(
                Map.entry("id", String.valueOf(response.header("X-Request-ID"))),
                Map.entry("client", "127.0.0.1"),
                Map.entry("method", "GET"),
                Map.entry("target", "/a?b=%22"),
                Map.entry("status", 201),
                Map.entry("bytes", 5),
                Map.entry("agent", "me \"x\""),
                Map.entry("tenant", "acme"));
      }
    });
  }
}
