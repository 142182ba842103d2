package io.asyncio4j.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.Asyncio;
import io.netty.handler.codec.http2.Http2Exception;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server does against the rules of RFC 9113, and the error that it is told. */
@ExtendWith(NoLeaks.class)
class Http2RulesTest {
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PUSH_PROMISE = 5;
  private static final int GOAWAY = 7;
  private static final int WINDOW_UPDATE = 8;

  private static final int ACK = 1;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;

  private static final int PROTOCOL_ERROR = 1;
  private static final int FRAME_SIZE_ERROR = 6;
  private static final int COMPRESSION_ERROR = 9;

  private static final int FIRST_STREAM = 3;

  private static final byte[] STATUS_200 = {(byte) 0x88};

  /**
   * A breach.
   *
   * @param answer the type of the frame that answers it: of a stream or of the connection
   */
  private record Breach(String what, int answer, int error, byte[]... frames) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static Breach ofStream(String what, int error, byte[]... frames) {
    return new Breach(what, RST_STREAM, error, frames);
  }

  private static Breach ofConnection(String what, int error, byte[]... frames) {
    return new Breach(what, GOAWAY, error, frames);
  }

  static Stream<Breach> breaches() {
    byte[] begun = frame(HEADERS, END_HEADERS, FIRST_STREAM, STATUS_200);
    return Stream.of(
        ofStream("no status", PROTOCOL_ERROR, head(field("server", "a"))),
        ofStream("a capital letter", PROTOCOL_ERROR, head(STATUS_200, field("Server", "a"))),
        ofStream("a field of HTTP/1", PROTOCOL_ERROR, head(STATUS_200, field("connection", "x"))),
        ofStream(
            "more than was said",
            PROTOCOL_ERROR,
            frame(
                HEADERS, END_HEADERS, FIRST_STREAM, join(STATUS_200, field("content-length", "1"))),
            frame(DATA, END_STREAM, FIRST_STREAM, new byte[2])),
        ofStream(
            "no room more",
            PROTOCOL_ERROR,
            begun,
            frame(WINDOW_UPDATE, 0, FIRST_STREAM, new byte[4])),
        ofConnection("data of an idle stream", PROTOCOL_ERROR, frame(DATA, 0, 99, new byte[1])),
        ofConnection(
            "a push",
            PROTOCOL_ERROR,
            frame(SETTINGS, ACK, 0, new byte[0]),
            frame(PUSH_PROMISE, END_HEADERS, FIRST_STREAM, new byte[] {0, 0, 0, 2})),
        ofConnection("a torn setting", FRAME_SIZE_ERROR, frame(SETTINGS, 0, 0, new byte[5])),
        ofConnection("index 0", COMPRESSION_ERROR, head(new byte[] {(byte) 0x80})));
  }

  @ParameterizedTest
  @MethodSource("breaches")
  void aBreachIsAnsweredByItsError(Breach breach) throws Exception {
    var answer = new CompletableFuture<Frame>();
    try (var server = RawServer.scripted(peer -> serve(peer, breach, answer))) {
      Asyncio.run(() -> {
        try (var client = AsyncClient.builder().http2PriorKnowledge().build()) {
          assertThatThrownBy(() -> client.get(server.url("/")))
              .isInstanceOf(ConnectionLostException.class)
              .hasCauseInstanceOf(Http2Exception.class);
          Frame told = Asyncio.await(answer);
          assertThat(List.of(told.type, told.error())).containsExactly(breach.answer, breach.error);
          assertThat(client.get(server.url("/")).status()).isEqualTo(200);
          assertThat(server.accepted.get()).isEqualTo(breach.answer == GOAWAY ? 2 : 1);
        }
      });
    }
  }

  @Test
  void aResponseThatEndsBeforeItBeginsIsAnError() throws Exception {
    // A status that only announces another.
    byte[] head = head(new byte[] {8, 3, '1', '0', '3'});
    var breach = ofStream("an end too early", PROTOCOL_ERROR, head);
    try (var server = RawServer.scripted(peer -> serve(peer, breach, new CompletableFuture<>()))) {
      Asyncio.run(() -> {
        try (var client = AsyncClient.builder().http2PriorKnowledge().build()) {
          assertThatThrownBy(() -> client.get(server.url("/")))
              .isInstanceOf(ConnectionLostException.class)
              .hasMessageContaining("it ended without a status");
        }
      });
    }
  }

  /** Answers the first request of all by the breach, and the others as they should be. */
  private static void serve(RawServer.Peer peer, Breach breach, CompletableFuture<Frame> answer)
      throws IOException {
    boolean isFirst = !answer.isDone();
    peer.in().readNBytes(24);
    peer.send(frame(SETTINGS, 0, 0, new byte[0]));
    while (true) {
      Frame frame = read(peer.in());
      if (frame.type == RST_STREAM || frame.type == GOAWAY) {
        answer.complete(frame);
      } else if (frame.type == HEADERS) {
        peer.send(
            isFirst && frame.stream == FIRST_STREAM
                ? join(breach.frames)
                : frame(HEADERS, END_STREAM | END_HEADERS, frame.stream, STATUS_200));
      }
    }
  }

  private record Frame(int type, int stream, byte[] payload) {
    int error() {
      return ByteBuffer.wrap(payload).getInt(type == GOAWAY ? 4 : 0);
    }
  }

  private static Frame read(InputStream in) throws IOException {
    byte[] head = in.readNBytes(9);
    if (head.length < 9) {
      throw new EOFException("the client has closed the connection");
    }
    var numbers = ByteBuffer.wrap(head);
    int lengthAndType = numbers.getInt();
    return new Frame(lengthAndType & 0xff, numbers.getInt(5), in.readNBytes(lengthAndType >>> 8));
  }

  /** A response of one frame. */
  private static byte[] head(byte[]... fields) {
    return frame(HEADERS, END_STREAM | END_HEADERS, FIRST_STREAM, join(fields));
  }

  /** A field that goes into no table. */
  private static byte[] field(String name, String value) {
    return join(
        new byte[] {0, (byte) name.length()},
        name.getBytes(StandardCharsets.US_ASCII),
        new byte[] {(byte) value.length()},
        value.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] frame(int type, int flags, int stream, byte[] payload) {
    return ByteBuffer.allocate(9 + payload.length)
        .putInt(payload.length << 8 | type)
        .put((byte) flags)
        .putInt(stream)
        .put(payload)
        .array();
  }

  private static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
