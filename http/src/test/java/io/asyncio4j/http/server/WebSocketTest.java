package io.asyncio4j.http.server;

import static io.asyncio4j.Asyncio.await;
import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.http.server.Talk.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.Promise;
import io.asyncio4j.http.WebSocket;
import io.asyncio4j.http.WebSocketClosedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSocketTest {
  private static final String HANDSHAKE =
      "GET /chat HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";

  private static final WebSocketHandler ECHO =
      socket -> {
        for (WebSocket.Message message : socket) {
          socket.send(message);
        }
      };

  private static Handler echo(WebSocketOptions options) {
    return _ -> ServerResponse.webSocket(options, ECHO);
  }

  /** A frame as a client sends it, masked with zeros, which leave the bytes as they are. */
  private static byte[] frame(int firstByte, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) firstByte);
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    }
    frame.putInt(0).put(payload).flip();
    var bytes = new byte[frame.remaining()];
    frame.get(bytes);
    return bytes;
  }

  private static byte[] text(String text) {
    return frame(0x81, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The next frame as the server sends it: its first byte and its payload. */
  private static String next(RawClient client) throws Exception {
    byte[] head = client.read(2);
    int length = head[1];
    if (length == 126) {
      length = ByteBuffer.wrap(client.read(2)).getShort();
    }
    byte[] payload = client.read(length);
    String name = Integer.toHexString(head[0] & 0xff);
    return name.equals("88")
        ? name + " " + (length == 0 ? "" : ByteBuffer.wrap(payload).getShort())
        : name + " " + new String(payload, StandardCharsets.UTF_8);
  }

  private static void handshake(RawClient client) throws Exception {
    client.send(HANDSHAKE + "\r\n");
    RawClient.Answer answer = client.answer();
    assertThat(answer.status()).isEqualTo(101);
    assertThat(answer.headers())
        .containsEntry("sec-websocket-accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
        .containsEntry("upgrade", "websocket")
        .doesNotContainKey("sec-websocket-extensions");
  }

  @Test
  void messagesGoBothWaysAndFragmentsAreJoined() throws Exception {
    serve(
        echo(WebSocketOptions.defaults()),
        (_, client) -> {
          handshake(client);
          client.send(text("hellö"));
          assertThat(next(client)).isEqualTo("81 hellö");
          client.send(frame(0x01, "one ".getBytes(StandardCharsets.UTF_8)));
          client.send(frame(0x89, "ping".getBytes(StandardCharsets.UTF_8)));
          client.send(frame(0x00, "two ".getBytes(StandardCharsets.UTF_8)));
          client.send(frame(0x80, "three".getBytes(StandardCharsets.UTF_8)));
          assertThat(next(client)).isEqualTo("8a ping");
          assertThat(next(client)).isEqualTo("81 one two three");
          client.send(frame(0x82, new byte[] {65, 66}));
          assertThat(next(client)).isEqualTo("82 AB");
          client.send(frame(0x88, new byte[] {0x03, (byte) 0xe8}));
          assertThat(next(client)).isEqualTo("88 1000");
          assertThat(client.isClosed()).isTrue();
        });
  }

  @Test
  void textThatIsLongerInBytesThanInCharactersIsReadWithoutEnd() throws Exception {
    String text = "ä".repeat(8_000);
    serve(
        echo(WebSocketOptions.defaults()),
        (_, client) -> {
          handshake(client);
          for (int i = 0; i < 20; i++) {
            client.send(text(text));
            assertThat(next(client)).isEqualTo("81 " + text);
          }
        });
  }

  @Test
  void whatComesBehindTheHandshakeIsNotLost() throws Exception {
    serve(
        echo(WebSocketOptions.defaults()),
        (_, client) -> {
          byte[] handshake = (HANDSHAKE + "\r\n").getBytes(StandardCharsets.US_ASCII);
          byte[] frame = text("early");
          client.send(
              ByteBuffer.allocate(handshake.length + frame.length)
                  .put(handshake)
                  .put(frame)
                  .array());
          assertThat(client.answer().status()).isEqualTo(101);
          assertThat(next(client)).isEqualTo("81 early");
        });
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # what, the frame's bytes in hexadecimal, the code it is closed with
          a frame that is not masked, 8101 41, 1002
          a continuation of nothing, 8081 00000000 41, 1002
          a reserved bit, c181 00000000 41, 1002
          an unknown opcode, 8381 00000000 41, 1002
          a control frame in pieces, 0981 00000000 41, 1002
          a text that is not UTF-8, 8181 00000000 ff, 1007
          a message that is too large, 82fe 0401 00000000, 1009
          a close code that must not be sent, 8882 00000000 03ed, 1002
          """)
  void aBrokenFrameClosesTheSocket(String what, String hexadecimal, int code) throws Exception {
    serve(
        echo(WebSocketOptions.defaults().withMaxMessageSize(1024)),
        (_, client) -> {
          handshake(client);
          client.send(HexFormat.of().parseHex(hexadecimal.replace(" ", "")));
          assertThat(next(client)).as(what).isEqualTo("88 " + code);
          assertThat(client.isClosed()).isTrue();
        });
  }

  @Test
  void fragmentsTogetherMustNotBeTooLarge() throws Exception {
    serve(
        echo(WebSocketOptions.defaults().withMaxMessageSize(1000)),
        (_, client) -> {
          handshake(client);
          client.send(frame(0x01, new byte[600]));
          client.send(frame(0x80, new byte[600]));
          assertThat(next(client)).isEqualTo("88 1009");
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Upgrade: websocket       | Upgrade: other | 426
          keep-alive, Upgrade      | keep-alive     | 426
          Version: 13              | Version: 8     | 426
          dGhlIHNhbXBsZSBub25jZQ== | short          | 400
          GET                      | POST           | 426
          """)
  void aBadHandshakeIsRefused(String part, String instead, int status) throws Exception {
    String request = HANDSHAKE.replace(part, instead) + "\r\n";
    serve(
        echo(WebSocketOptions.defaults()),
        (_, client) -> {
          client.send(request);
          assertThat(client.answer().status()).isEqualTo(status);
        });
  }

  @Test
  void onlyNamedPagesMayConnectAndASubprotocolIsChosen() throws Exception {
    var options =
        WebSocketOptions.defaults()
            .withOrigins("https://good.example")
            .withSubprotocols("v2", "v1");
    serve(
        echo(options),
        (_, client) -> {
          client.send(HANDSHAKE + "Origin: https://evil.example\r\n\r\n");
          assertThat(client.answer().status()).isEqualTo(403);
          client.send(
              HANDSHAKE + "Origin: https://good.example\r\nSec-WebSocket-Protocol: v1, v0\r\n\r\n");
          assertThat(client.answer().headers()).containsEntry("sec-websocket-protocol", "v1");
        });
  }

  @Test
  void theServerCanCloseFirst() throws Exception {
    serve(
        _ -> ServerResponse.webSocket(socket -> socket.close(4001, "enough")),
        (_, client) -> {
          handshake(client);
          assertThat(next(client)).isEqualTo("88 4001");
          client.send(frame(0x88, new byte[] {0x0f, (byte) 0xa1}));
          assertThat(client.isClosed()).isTrue();
        });
  }

  @Test
  void aHandlerThatFailsClosesWith1011() throws Exception {
    serve(
        _ ->
            ServerResponse.webSocket(_ -> {
              throw new IllegalStateException("on purpose");
            }),
        (_, client) -> {
          handshake(client);
          assertThat(next(client)).isEqualTo("88 1011");
        });
  }

  @Test
  void aClientThatVanishesIsAnException() throws Exception {
    run(() -> {
      Promise<Throwable> ended = Promise.create();
      WebSocketHandler handler =
          socket -> {
            try {
              ECHO.handle(socket);
              ended.setResult(new AssertionError("it seemed a normal end"));
            } catch (WebSocketClosedException e) {
              ended.setResult(e);
            }
          };
      try (var server = HttpServer.start(_ -> ServerResponse.webSocket(handler), "127.0.0.1", 0)) {
        try (var client = new RawClient(server.port())) {
          handshake(client);
        }
        assertThat(ended.await()).hasMessageContaining("lost");
      }
    });
  }

  @Test
  void aSilentPeerIsAskedAndThenGivenUp() throws Exception {
    serve(
        echo(WebSocketOptions.defaults().withPingInterval(Duration.ofMillis(20))),
        (_, client) -> {
          handshake(client);
          assertThat(next(client)).isEqualTo("89 ");
          client.send(frame(0x8a, new byte[0]));
          assertThat(next(client)).isEqualTo("89 ");
          assertThatThrownBy(
                  () -> {
                    while (true) {
                      var _ = next(client);
                    }
                  })
              .isInstanceOf(IOException.class);
        });
  }

  @Test
  void closingTheServerSaysThatItGoesAway() throws Exception {
    run(() -> {
      var server = HttpServer.start(echo(WebSocketOptions.defaults()), "127.0.0.1", 0);
      try (var client = new RawClient(server.port())) {
        handshake(client);
        client.send(text("a"));
        assertThat(next(client)).isEqualTo("81 a");
        var closing = createTask(server::close);
        assertThat(next(client)).isEqualTo("88 1001");
        client.send(frame(0x88, new byte[] {0x03, (byte) 0xe9}));
        await(closing);
        assertThat(client.isClosed()).isTrue();
      }
    });
  }

  @Test
  void aReceiverThatDoesNotReadHoldsTheSender() throws Exception {
    serve(
        _ ->
            ServerResponse.webSocket(socket -> {
              sleep(Duration.ofMillis(100));
              int sum = 0;
              for (WebSocket.Message _ : socket) {
                if (++sum == 2_000) {
                  socket.send("all");
                }
              }
            }),
        (_, client) -> {
          handshake(client);
          byte[] frame = frame(0x82, new byte[10_000]);
          for (int i = 0; i < 2_000; i++) {
            client.send(frame);
          }
          assertThat(next(client)).isEqualTo("81 all");
        });
  }

  @Test
  void theJdksClientTalks() throws Exception {
    run(() -> {
      try (var server = HttpServer.start(echo(WebSocketOptions.defaults()), "127.0.0.1", 0);
          var client = HttpClient.newHttpClient()) {
        BlockingQueue<String> received = new ArrayBlockingQueue<>(10);
        var listener =
            new java.net.http.WebSocket.Listener() {
              @Override
              public CompletionStage<?> onText(
                  java.net.http.WebSocket socket, CharSequence data, boolean last) {
                received.add(data.toString());
                socket.request(1);
                return CompletableFuture.completedStage(null);
              }

              @Override
              public CompletionStage<?> onClose(
                  java.net.http.WebSocket socket, int code, String reason) {
                received.add("closed " + code);
                return CompletableFuture.completedStage(null);
              }
            };
        java.net.http.WebSocket socket =
            await(
                client
                    .newWebSocketBuilder()
                    .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/"), listener));
        await(socket.sendText("grüße", true));
        assertThat(received.take()).isEqualTo("grüße");
        await(socket.sendClose(1000, "bye"));
        assertThat(received.take()).isEqualTo("closed 1000");
      }
    });
  }
}
