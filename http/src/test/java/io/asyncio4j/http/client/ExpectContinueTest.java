package io.asyncio4j.http.client;

import static io.asyncio4j.Asyncio.moveOnAfter;
import static io.asyncio4j.Asyncio.runningLoop;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import io.asyncio4j.http.Headers;
import io.asyncio4j.http.server.HttpServer;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.net.Net;
import io.asyncio4j.net.Server;
import io.asyncio4j.net.StreamReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoLeaks.class)
class ExpectContinueTest {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final byte[] BODY = "the body".getBytes(StandardCharsets.US_ASCII);
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  /** What the server saw: a head, then the body, and so on. */
  private final List<String> seen = new ArrayList<>();

  /** What a server says to a head, and how long it then waits for a body before it says more. */
  private record Answer(String toHead, Duration waits, String toBody) {}

  private Server server(Answer... answers) throws IOException {
    return Net.startServer(
        (reader, writer) -> {
          String head = head(reader);
          if (head.isEmpty()) {
            return;
          }
          Answer answer = answers[Math.min(seen.size(), answers.length - 1)];
          seen.add(head);
          writer.write(answer.toHead.getBytes(StandardCharsets.US_ASCII));
          writer.drain();
          var body = new ArrayList<byte[]>();
          moveOnAfter(answer.waits, () -> body.add(reader.readExactly(BODY.length)));
          seen.add(body.isEmpty() ? "no body" : new String(body.getFirst()));
          writer.write(answer.toBody.getBytes(StandardCharsets.US_ASCII));
          writer.drain();
          reader.read();
        },
        "127.0.0.1",
        0);
  }

  private static String head(StreamReader reader) throws IOException {
    var head = new StringBuilder();
    String line = reader.readLine();
    while (line != null && !line.isBlank()) {
      head.append(line.strip()).append('\n');
      line = reader.readLine();
    }
    return head.toString();
  }

  private static Request post(int port) {
    return Request.post("http://127.0.0.1:" + port + "/").body(Body.bytes(BODY));
  }

  private void inVirtualTime(Server server, int status, Duration takes) throws Exception {
    try (server;
        var client = AsyncClient.create()) {
      long start = runningLoop().time();
      Response response = client.send(post(server.port()).expectContinue(PATIENCE));
      assertThat(response.status()).isEqualTo(status);
      assertThat(runningLoop().time() - start).isEqualTo(takes.toNanos());
    }
  }

  private static Runner virtualTime() {
    return Runner.builder().clock(LoopClock.virtual()).build();
  }

  @Test
  void theBodyGoesWhenTheServerWantsIt() throws Exception {
    try (var runner = virtualTime()) {
      runner.run(() ->
          inVirtualTime(
              server(new Answer("HTTP/1.1 100 Continue\r\n\r\n", Duration.ofMinutes(1), OK)),
              200,
              Duration.ZERO));
    }
    assertThat(seen.get(0)).contains("Expect: 100-continue", "Content-Length: 8");
    assertThat(seen.get(1)).isEqualTo("the body");
  }

  @Test
  void theBodyGoesWhenTheServerSaysNothing() throws Exception {
    try (var runner = virtualTime()) {
      runner.run(
          () -> inVirtualTime(server(new Answer("", Duration.ofMinutes(1), OK)), 200, PATIENCE));
    }
    assertThat(seen.get(1)).isEqualTo("the body");
  }

  @Test
  void aServerThatAnswersAtOnceGetsNoBody() throws Exception {
    String refusal = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n";
    try (var runner = virtualTime()) {
      runner.run(() ->
          inVirtualTime(
              server(new Answer(refusal, Duration.ofMinutes(1), "")), 401, Duration.ZERO));
    }
    assertThat(seen).hasSize(1);
  }

  @Test
  void aServerThatKnowsNoExpectationIsAskedWithout() throws Exception {
    String refusal = "HTTP/1.1 417 Expectation Failed\r\nContent-Length: 0\r\n\r\n";
    try (var runner = virtualTime()) {
      runner.run(() ->
          inVirtualTime(
              server(
                  new Answer(refusal, Duration.ZERO, ""),
                  new Answer("", Duration.ofMinutes(1), OK)),
              200,
              Duration.ZERO));
    }
    assertThat(seen.get(1)).isEqualTo("no body");
    assertThat(seen.get(2)).doesNotContain("Expect");
    assertThat(seen.get(3)).isEqualTo("the body");
  }

  @Test
  void aRequestWithoutABodyExpectsNothing() throws Exception {
    try (var runner = virtualTime()) {
      runner.run(() -> {
        try (var server = server(new Answer(OK, Duration.ZERO, ""));
            var client = AsyncClient.create()) {
          var request = Request.get("http://127.0.0.1:" + server.port() + "/");
          assertThat(client.send(request.expectContinue(PATIENCE)).status()).isEqualTo(200);
        }
      });
    }
    assertThat(seen.getFirst()).doesNotContain("Expect");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void thisProjectsServerIsUnderstood(boolean http2) throws Exception {
    try (var runner = virtualTime()) {
      runner.run(() -> {
        var builder = AsyncClient.builder();
        try (var server =
                HttpServer.start(
                    request ->
                        request.path().equals("/refused")
                            ? ServerResponse.status(403)
                            : ServerResponse.text(
                                request.headers().get("Expect") + " " + request.text()),
                    "127.0.0.1",
                    0);
            var client = (http2 ? builder.http2PriorKnowledge() : builder).build()) {
          long start = runningLoop().time();
          var request = post(server.port()).expectContinue(Duration.ofSeconds(4));
          assertThat(client.send(request).text()).isEqualTo("100-continue the body");
          var refused = request.url(request.url().resolve("/refused"));
          assertThat(client.send(refused).status()).isEqualTo(403);
          assertThat(client.send(request.headers(Headers.empty())).text())
              .isEqualTo("100-continue the body");
          assertThat(runningLoop().time()).isEqualTo(start);
        }
      });
    }
  }
}
