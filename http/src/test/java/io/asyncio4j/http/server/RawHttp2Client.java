package io.asyncio4j.http.server;

import io.asyncio4j.net.Connection;
import io.asyncio4j.net.Net;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A client of HTTP/2 that sends the frames it is told, sensible or not, and reads what comes. */
final class RawHttp2Client implements AutoCloseable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int PRIORITY = 2;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int GOAWAY = 7;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;
  static final int UNKNOWN = 0xaa;

  static final int END_STREAM = 1;
  static final int ACK = 1;
  static final int END_HEADERS = 4;

  static final int MAX_CONCURRENT_STREAMS = 3;
  static final int INITIAL_WINDOW_SIZE = 4;

  private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false);
  private final Connection connection;

  private RawHttp2Client(Connection connection) {
    this.connection = connection;
  }

  static RawHttp2Client open(HttpServer server) throws IOException {
    var client = new RawHttp2Client(Net.openConnection("127.0.0.1", server.port()));
    client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return client;
  }

  @SuppressWarnings("ArrayRecordComponent")
  record Frame(int type, int flags, int stream, byte[] payload) {
    /** The error of a RST_STREAM, or of a GOAWAY, where it follows the last stream. */
    int error() {
      return ByteBuffer.wrap(payload).getInt(type == GOAWAY ? 4 : 0);
    }

    boolean isLast() {
      return (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0;
    }
  }

  void send(byte[] bytes) throws IOException {
    connection.writer().write(bytes);
    connection.writer().drain();
  }

  void send(int type, int flags, int stream, byte[] payload) throws IOException {
    send(frame(type, flags, stream, payload));
  }

  void send(int type, int flags, int stream, int number) throws IOException {
    send(type, flags, stream, ByteBuffer.allocate(4).putInt(number).array());
  }

  static byte[] frame(int type, int flags, int stream, byte[] payload) {
    return ByteBuffer.allocate(9 + payload.length)
        .put((byte) (payload.length >> 16))
        .putShort((short) payload.length)
        .put((byte) type)
        .put((byte) flags)
        .putInt(stream)
        .put(payload)
        .array();
  }

  /** Names and values; the settings of the connection. */
  void settings(int... settings) throws IOException {
    var payload = ByteBuffer.allocate(settings.length * 3);
    for (int i = 0; i < settings.length; i += 2) {
      payload.putShort((short) settings[i]).putInt(settings[i + 1]);
    }
    send(SETTINGS, 0, 0, payload.array());
  }

  void get(int stream, String path) throws IOException {
    send(HEADERS, END_HEADERS | END_STREAM, stream, request("GET", path));
  }

  /** Begins a request with a body. */
  void post(int stream, String path) throws IOException {
    send(HEADERS, END_HEADERS, stream, request("POST", path));
  }

  static byte[] request(String method, String path, String... fields) {
    var block = new ByteArrayOutputStream();
    field(block, ":method", method);
    field(block, ":scheme", "http");
    field(block, ":authority", "a");
    field(block, ":path", path);
    for (int i = 0; i < fields.length; i += 2) {
      field(block, fields[i], fields[i + 1]);
    }
    return block.toByteArray();
  }

  /** A literal field that no table keeps (RFC 7541, section 6.2.2). */
  private static void field(ByteArrayOutputStream block, String name, String value) {
    block.write(0);
    text(block, name);
    text(block, value);
  }

  private static void text(ByteArrayOutputStream block, String text) {
    int length = text.length();
    if (length < 0x7f) {
      block.write(length);
    } else {
      block.write(0x7f);
      for (length -= 0x7f; length >= 0x80; length >>= 7) {
        block.write(length | 0x80);
      }
      block.write(length);
    }
    block.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The next frame; null when the server has closed the connection. */
  @Nullable Frame read() throws IOException {
    try {
      ByteBuffer head = ByteBuffer.wrap(connection.reader().readExactly(9));
      int length = (head.get() & 0xff) << 16 | (head.getShort() & 0xffff);
      return new Frame(
          head.get(), head.get(), head.getInt(), connection.reader().readExactly(length));
    } catch (IOException e) {
      // Reset, if there was something of ours to read.
      return null;
    }
  }

  /** The next frame of that type; null when the server has closed the connection before. */
  @Nullable Frame next(int type) throws IOException {
    Frame frame = read();
    while (frame != null && frame.type != type) {
      frame = read();
    }
    return frame;
  }

  /** The next frame that is of that stream; null when the server has closed the connection. */
  @Nullable Frame of(int stream) throws IOException {
    Frame frame = read();
    while (frame != null && frame.stream != stream) {
      frame = read();
    }
    return frame;
  }

  /** The status that a HEADERS frame brings. */
  String status(@Nullable Frame frame) throws Http2Exception {
    if (frame == null || frame.type != HEADERS) {
      throw new AssertionError("no head but " + frame);
    }
    Http2Headers headers =
        decoder.decodeHeaders(frame.stream, Unpooled.wrappedBuffer(frame.payload));
    return String.valueOf(headers.status());
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (IOException e) {
      // Reset, as it had to be.
    }
  }
}
