package io.asyncio4j.http.server;

import static io.asyncio4j.http.server.Talk.serve;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessLogTest {
  @Test
  void requestsAreLoggedInTheCommonForms() throws Exception {
    List<AccessLog.Entry> entries = new ArrayList<>();
    serve(
        HttpServer.builder().accessLog(entries::add),
        _ -> ServerResponse.text("hello").withStatus(201),
        (_, client) -> {
          var _ = client.get("/a?b", "User-Agent: \"me\"\r\nReferer: here\r\n");
          assertThat(entries).hasSize(1);
          AccessLog.Entry entry = entries.getFirst();
          assertThat(entry.status()).isEqualTo(201);
          assertThat(entry.bytes()).isEqualTo(5);
          assertThat(entry.duration()).isPositive();
          assertThat(entry.common())
              .matches("127\\.0\\.0\\.1 - - \\[.+ .\\d{4}] \"GET /a\\?b HTTP/1\\.1\" 201 5");
          assertThat(entry.combined()).endsWith(" \"here\" \"\\\"me\\\"\"");
        });
  }

  @Test
  void aLogThatFailsHurtsNobody() throws Exception {
    serve(
        HttpServer.builder()
            .accessLog(_ -> {
              throw new IllegalStateException("on purpose");
            }),
        _ -> ServerResponse.text("hello"),
        (_, client) -> {
          assertThat(client.get("/").text()).isEqualTo("hello");
          assertThat(client.get("/").text()).isEqualTo("hello");
        });
  }

  @Test
  void connectionsBeyondTheLimitWait() throws Exception {
    serve(
        HttpServer.builder().maxConnections(1),
        _ -> ServerResponse.text("hello"),
        (server, client) -> {
          assertThat(client.get("/").text()).isEqualTo("hello");
          try (var second = new RawClient(server.port())) {
            second.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.get("/").text()).isEqualTo("hello");
            assertThat(server.connections()).isEqualTo(1);
            client.close();
            assertThat(second.answer().text()).isEqualTo("hello");
          }
        });
  }
}
