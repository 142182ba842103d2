package io.asyncio4j.http.server;

import static io.asyncio4j.http.server.Talk.serve;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.ContextVar;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
  void aLogSeesWhatTheHandlerSetInContextVariables() throws Exception {
    ContextVar<String> user = ContextVar.of("user", "nobody");
    List<String> users = new ArrayList<>();
    serve(
        HttpServer.builder().accessLog(_ -> users.add(user.get())),
        request -> {
          if (request.query("user") != null) {
            user.set(request.query("user"));
          }
          return ServerResponse.text("hello");
        },
        (_, client) -> {
          assertThat(client.get("/?user=Ada").status()).isEqualTo(200);
          assertThat(client.get("/").status()).isEqualTo(200);
          assertThat(users).containsExactly("Ada", "nobody");
        });
  }

  @Test
  void whatAProxySaysIsWhatIsSeenAndLogged() throws Exception {
    List<String> lines = new ArrayList<>();
    serve(
        HttpServer.builder().accessLog(entry -> lines.add(entry.common())),
        request -> {
          request.forwarded(
              new InetSocketAddress(InetAddress.ofLiteral("203.0.113.7"), 0), "https", null);
          request.forwarded(null, null, "shop.example");
          return ServerResponse.text(request.scheme() + "://" + request.host());
        },
        (_, client) -> {
          assertThat(client.get("/").text()).isEqualTo("https://shop.example");
          assertThat(lines.getFirst()).startsWith("203.0.113.7 - - ");
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
