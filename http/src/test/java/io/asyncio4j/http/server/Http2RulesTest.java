package io.asyncio4j.http.server;

import static io.asyncio4j.http.server.Talk.serve;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What breaks the rules of RFC 9113, and the error that it is answered with. */
class Http2RulesTest {
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int PRIORITY = 2;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PUSH_PROMISE = 5;
  private static final int PING = 6;
  private static final int GOAWAY = 7;
  private static final int WINDOW_UPDATE = 8;
  private static final int CONTINUATION = 9;

  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int WHOLE = END_STREAM | END_HEADERS;

  private static final int PROTOCOL_ERROR = 1;
  private static final int FLOW_CONTROL_ERROR = 3;
  private static final int STREAM_CLOSED = 5;
  private static final int FRAME_SIZE_ERROR = 6;
  private static final int COMPRESSION_ERROR = 9;

  private static final byte[] METHOD_POST = {(byte) 0x83};
  private static final byte[] SCHEME_HTTP = {(byte) 0x86};
  private static final byte[] PATH_ROOT = {(byte) 0x84};
  private static final byte[] REQUEST = join(METHOD_POST, SCHEME_HTTP, PATH_ROOT);
  private static final byte[] MOST = {0x7f, -1, -1, -1};

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
    byte[] open = frame(HEADERS, END_HEADERS, 1, REQUEST);
    byte[] whole = frame(HEADERS, WHOLE, 1, REQUEST);
    return Stream.of(
        ofStream("data after the end", STREAM_CLOSED, whole, frame(DATA, END_STREAM, 1, MOST)),
        ofStream("no method", PROTOCOL_ERROR, head(SCHEME_HTTP, PATH_ROOT)),
        ofStream("no scheme", PROTOCOL_ERROR, head(METHOD_POST, PATH_ROOT)),
        ofStream("no path", PROTOCOL_ERROR, head(METHOD_POST, SCHEME_HTTP)),
        ofStream("two paths", PROTOCOL_ERROR, head(REQUEST, PATH_ROOT)),
        ofStream("the status in a request", PROTOCOL_ERROR, head(REQUEST, bytes(0x88))),
        ofStream("a pseudo field last", PROTOCOL_ERROR, head(field("a", "b"), REQUEST)),
        ofStream("a name in capitals", PROTOCOL_ERROR, head(REQUEST, field("A", "b"))),
        ofStream("connection", PROTOCOL_ERROR, head(REQUEST, field("connection", "close"))),
        ofStream("te but trailers", PROTOCOL_ERROR, head(REQUEST, field("te", "gzip"))),
        ofStream(
            "less than content-length",
            PROTOCOL_ERROR,
            frame(HEADERS, END_HEADERS, 1, join(REQUEST, field("content-length", "5"))),
            frame(DATA, END_STREAM, 1, MOST)),
        ofStream("trailers, not last", PROTOCOL_ERROR, open, frame(HEADERS, 4, 1, field("a", "b"))),
        ofStream("a pseudo field in trailers", PROTOCOL_ERROR, open, whole),
        ofStream("no window", PROTOCOL_ERROR, open, frame(WINDOW_UPDATE, 0, 1, new byte[4])),
        ofStream(
            "too wide a window of a stream",
            FLOW_CONTROL_ERROR,
            open,
            frame(WINDOW_UPDATE, 0, 1, MOST)),
        ofStream("short priority", FRAME_SIZE_ERROR, open, frame(PRIORITY, 0, 1, MOST)),
        ofStream("priority over itself", PROTOCOL_ERROR, open, frame(PRIORITY, 0, 1, dependsOn(1))),
        ofConnection("too wide a window", FLOW_CONTROL_ERROR, frame(WINDOW_UPDATE, 0, 0, MOST)),
        ofConnection("no window", PROTOCOL_ERROR, frame(WINDOW_UPDATE, 0, 0, new byte[4])),
        ofConnection("a window of 3 bytes", FRAME_SIZE_ERROR, frame(WINDOW_UPDATE, 0, 0, bytes(3))),
        ofConnection("data of no stream", PROTOCOL_ERROR, frame(DATA, END_STREAM, 0, MOST)),
        ofConnection("data of an idle stream", PROTOCOL_ERROR, frame(DATA, END_STREAM, 1, MOST)),
        ofConnection("too large a frame", FRAME_SIZE_ERROR, bytes(0, 0x40, 1, 0, 0, 0, 0, 0, 1)),
        ofConnection("padding only", PROTOCOL_ERROR, open, frame(DATA, 8, 1, bytes(9, 1, 1))),
        ofConnection("a head of no stream", PROTOCOL_ERROR, frame(HEADERS, WHOLE, 0, REQUEST)),
        ofConnection("a stream of the server's", PROTOCOL_ERROR, frame(HEADERS, 5, 2, REQUEST)),
        ofConnection("an idle stream reset", PROTOCOL_ERROR, frame(RST_STREAM, 0, 1, MOST)),
        ofConnection("a short reset", FRAME_SIZE_ERROR, open, frame(RST_STREAM, 0, 1, bytes(0))),
        ofConnection("a push", PROTOCOL_ERROR, open, frame(PUSH_PROMISE, 4, 1, MOST)),
        ofConnection("a ping of a stream", PROTOCOL_ERROR, frame(PING, 0, 1, new byte[8])),
        ofConnection("a ping of 7 bytes", FRAME_SIZE_ERROR, frame(PING, 0, 0, new byte[7])),
        ofConnection("a torn setting", FRAME_SIZE_ERROR, frame(SETTINGS, 0, 0, new byte[5])),
        ofConnection("an ack with content", FRAME_SIZE_ERROR, frame(SETTINGS, 1, 0, new byte[6])),
        ofConnection("settings of a stream", PROTOCOL_ERROR, frame(SETTINGS, 0, 1, new byte[0])),
        ofConnection("push 2", PROTOCOL_ERROR, frame(SETTINGS, 0, 0, bytes(0, 2, 0, 0, 0, 2))),
        ofConnection(
            "too wide a first window",
            FLOW_CONTROL_ERROR,
            frame(SETTINGS, 0, 0, bytes(0, 4, 0x80, 0, 0, 0))),
        ofConnection(
            "frames too small", PROTOCOL_ERROR, frame(SETTINGS, 0, 0, bytes(0, 5, 0, 0, 0, 1))),
        ofConnection(
            "another frame in a head",
            PROTOCOL_ERROR,
            frame(HEADERS, END_STREAM, 1, REQUEST),
            frame(PING, 0, 0, new byte[8])),
        ofConnection("a head continued from none", PROTOCOL_ERROR, frame(CONTINUATION, 4, 1, MOST)),
        ofConnection("index 0", COMPRESSION_ERROR, head(bytes(0x80))),
        ofConnection("an index beyond the table", COMPRESSION_ERROR, head(bytes(0xc5))),
        ofConnection(
            "a table larger than allowed",
            COMPRESSION_ERROR,
            head(bytes(0x3f, 0xe2, 0x1f), REQUEST)),
        ofConnection("a table resized too late", COMPRESSION_ERROR, head(REQUEST, bytes(0x20))));
  }

  @ParameterizedTest
  @MethodSource("breaches")
  void aBreachIsAnsweredByItsError(Breach breach) throws Exception {
    serve(
        request -> ServerResponse.text(request.text()),
        (_, client) -> {
          client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
          client.send(frame(SETTINGS, 0, 0, new byte[0]));
          client.send(join(breach.frames));
          var answer = firstError(client);
          assertThat(List.of(answer.type, answer.error()))
              .containsExactly(breach.answer, breach.error);
          if (answer.type == GOAWAY) {
            assertThat(client.isClosed()).isTrue();
          } else {
            client.send(frame(HEADERS, END_STREAM | END_HEADERS, 3, REQUEST));
            assertThat(next(client, HEADERS).payload).startsWith(0x88);
          }
        });
  }

  private record Frame(int type, byte[] payload) {
    int error() {
      return ByteBuffer.wrap(payload).getInt(type == GOAWAY ? 4 : 0);
    }
  }

  private static Frame firstError(RawClient client) throws IOException {
    while (true) {
      var frame = read(client);
      if (frame.type == RST_STREAM || frame.type == GOAWAY) {
        return frame;
      }
    }
  }

  private static Frame next(RawClient client, int type) throws IOException {
    while (true) {
      var frame = read(client);
      if (frame.type == type) {
        return frame;
      }
    }
  }

  private static Frame read(RawClient client) throws IOException {
    var head = ByteBuffer.wrap(client.read(9));
    int lengthAndType = head.getInt();
    return new Frame(lengthAndType & 0xff, client.read(lengthAndType >>> 8));
  }

  /** A request of one frame. */
  private static byte[] head(byte[]... fields) {
    return frame(HEADERS, WHOLE, 1, join(fields));
  }

  private static byte[] dependsOn(int stream) {
    return bytes(0, 0, 0, stream, 7);
  }

  /** A field that goes into no table. */
  private static byte[] field(String name, String value) {
    return join(
        bytes(0, name.length()), Ascii.bytes(name), bytes(value.length()), Ascii.bytes(value));
  }

  private static byte[] frame(int type, int flags, int stream, byte[] payload) {
    return ByteBuffer.allocate(9 + payload.length)
        .putInt(payload.length << 8 | type)
        .put((byte) flags)
        .putInt(stream)
        .put(payload)
        .array();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
