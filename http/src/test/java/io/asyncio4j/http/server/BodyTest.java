package io.asyncio4j.http.server;

import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.http.server.HttpServerTest.post;
import static io.asyncio4j.http.server.Talk.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.http.Headers;
import java.io.EOFException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BodyTest {
  @Test
  void aChunkedBodyComesWithItsTrailers() throws Exception {
    serve(
        request -> {
          String text = request.text();
          return ServerResponse.text(text + "|" + request.trailers().get("X-Sum", "none"));
        },
        (_, client) -> {
          client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
          client.send("5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nX-Sum: 11\r\n\r\n");
          assertThat(client.answer().text()).isEqualTo("hello world|11");
        });
  }

  @Test
  void aStreamedBodyIsChunkedAndHasTrailers() throws Exception {
    serve(
        _ ->
            ServerResponse.stream(
                    out -> {
                      out.write("one ");
                      sleep(Duration.ofMillis(1));
                      out.write("two");
                      out.trailers(Headers.of("X-Sum", "7"));
                    })
                .withContentType("text/plain"),
        (_, client) -> {
          RawClient.Answer answer = client.get("/");
          assertThat(answer.text()).isEqualTo("one two");
          assertThat(answer.headers()).containsEntry("transfer-encoding", "chunked");
          assertThat(answer.trailers()).containsEntry("x-sum", "7");
          assertThat(client.get("/").text()).isEqualTo("one two");
        });
  }

  @Test
  void aStreamWhoseLengthIsKnownIsNotChunked() throws Exception {
    serve(
        request ->
            ServerResponse.stream(out -> out.write("four"))
                .withHeader("Content-Length", request.path().equals("/right") ? "4" : "5"),
        (_, client) -> {
          RawClient.Answer answer = client.get("/right");
          assertThat(answer.text()).isEqualTo("four");
          assertThat(answer.headers()).containsEntry("content-length", "4");
          assertThatThrownBy(() -> client.get("/wrong")).isInstanceOf(EOFException.class);
        });
  }

  @Test
  void aStreamThatFailsIsAnsweredOrCutOff() throws Exception {
    serve(
        request ->
            ServerResponse.stream(out -> {
              if (request.path().equals("/late")) {
                out.write("part");
              }
              throw new IllegalStateException("on purpose");
            }),
        (_, client) -> {
          assertThat(client.get("/early").status()).isEqualTo(500);
          assertThatThrownBy(() -> client.get("/late")).isInstanceOf(EOFException.class);
        });
  }

  @Test
  void anOldClientGetsAStreamThatTheConnectionsEndEnds() throws Exception {
    serve(
        _ -> ServerResponse.stream(out -> out.write("all of it")),
        (_, client) -> {
          client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
          RawClient.Answer answer = client.answer();
          assertThat(answer.headers())
              .doesNotContainKey("transfer-encoding")
              .containsEntry("connection", "close");
          assertThat(answer.text()).isEqualTo("all of it");
        });
  }

  @Test
  void headIsAnsweredWithoutABody() throws Exception {
    serve(
        request ->
            request.path().equals("/stream")
                ? ServerResponse.stream(out -> out.write("never"))
                : ServerResponse.text("12345"),
        (_, client) -> {
          client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
          assertThat(client.answer(true).headers()).containsEntry("content-length", "5");
          client.send("HEAD /stream HTTP/1.1\r\nHost: a\r\n\r\n");
          assertThat(client.answer(true).headers()).containsEntry("transfer-encoding", "chunked");
          assertThat(client.get("/").text()).isEqualTo("12345");
        });
  }

  @Test
  void theClientIsToldToContinueOnlyWhenTheBodyIsWanted() throws Exception {
    serve(
        request ->
            ServerResponse.text(request.path().equals("/want") ? request.text() : "no, thanks"),
        (_, client) -> {
          String head = " HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n";
          client.send("POST /want" + head);
          assertThat(client.answer().status()).isEqualTo(100);
          client.send("ok");
          assertThat(client.answer().text()).isEqualTo("ok");
          client.send("POST /no" + head);
          RawClient.Answer answer = client.answer();
          assertThat(answer.text()).isEqualTo("no, thanks");
          assertThat(answer.headers()).containsEntry("connection", "close");
          assertThat(client.isClosed()).isTrue();
        });
  }

  @Test
  void aBodyOverTheLimitIsRefused() throws Exception {
    serve(
        HttpServer.builder().maxBodySize(10),
        request -> {
          if (request.path().equals("/raised")) {
            request.maxBodySize(100);
          }
          return ServerResponse.text(request.text());
        },
        (server, client) -> {
          client.send(post("0123456789"));
          assertThat(client.answer().text()).isEqualTo("0123456789");
          client.send(post("0123456789x").replace("POST /", "POST /raised"));
          assertThat(client.answer().status()).isEqualTo(200);
          client.send(post("0123456789x"));
          assertThat(client.answer().status()).isEqualTo(413);
          try (var other = new RawClient(server.port())) {
            other.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
            other.send("6\r\n123456\r\n6\r\n123456\r\n");
            assertThat(other.answer().status()).isEqualTo(413);
          }
        });
  }

  @Test
  void aBodyThatNobodyReadsIsDrainedOrTheConnectionClosed() throws Exception {
    serve(
        _ -> ServerResponse.text("done"),
        (_, client) -> {
          client.send(post("x".repeat(100_000)));
          assertThat(client.answer().text()).isEqualTo("done");
          assertThat(client.get("/").text()).isEqualTo("done");
          client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n");
          RawClient.Answer answer = client.answer();
          assertThat(answer.headers()).containsEntry("connection", "close");
          assertThat(client.isClosed()).isTrue();
        });
  }

  @Test
  void aBodyIsReadPieceByPiece() throws Exception {
    serve(
        request -> {
          request.maxBodySize(Long.MAX_VALUE);
          long sum = 0;
          for (byte[] chunk : request.chunks()) {
            sum += chunk.length;
          }
          return ServerResponse.text(Long.toString(sum));
        },
        (_, client) -> {
          client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 20000000\r\n\r\n");
          byte[] piece = new byte[100_000];
          for (int i = 0; i < 200; i++) {
            client.send(piece);
          }
          assertThat(client.answer().text()).isEqualTo("20000000");
        });
  }

  @Test
  void aBodyThatNobodyWantsIsNotReadForEver() throws Exception {
    serve(
        _ -> ServerResponse.text("early"),
        (_, client) -> {
          client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
          assertThat(client.answer().text()).isEqualTo("early");
          client.send("40000\r\n" + "x".repeat(0x40000) + "\r\n1\r\nx\r\n0\r\n\r\n");
          client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
          assertThat(client.isClosed()).isTrue();
        });
  }
}
