package io.asyncio4j.http.server;

import io.asyncio4j.http.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/**
 * Writes heads, bodies and chunks of HTTP/1.1 one behind the other into memory that all connections
 * of a server share: a connection's responses of a turn are copied out of it as one buffer. On the
 * loop's own thread.
 */
final class ResponseEncoder {
  /** The length of a body that goes in chunks, of one that the connection's end ends, of none. */
  static final long CHUNKED = -1;

  static final long UNTIL_CLOSE = -2;
  static final long NO_BODY = -3;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final byte[] CLOSE = Ascii.bytes("Connection: close\r\n");
  private static final byte[] KEEP_ALIVE = Ascii.bytes("Connection: keep-alive\r\n");
  private static final byte[] TRANSFER_CHUNKED = Ascii.bytes("Transfer-Encoding: chunked\r\n");
  private static final byte[] LENGTH = Ascii.bytes("Content-Length: ");
  private static final byte[] LAST_CHUNK = Ascii.bytes("0\r\n");

  private final byte[][] statusLines = new byte[600][];
  private byte[] buffer = new byte[16 * 1024];
  private int length;
  private long dateSecond = -1;
  private byte[] dateLine = {};
  private String date = "";

  /** The time as HTTP has it. */
  static String date(Instant instant) {
    return DATE.format(instant);
  }

  int length() {
    return length;
  }

  /** What was written since the last time. */
  ByteBuf take(ByteBufAllocator allocator) {
    ByteBuf bytes = allocator.directBuffer(length);
    bytes.writeBytes(buffer, 0, length);
    length = 0;
    return bytes;
  }

  void head(int status, Headers headers, long bodyLength, Http1Connection.Persistence persistence) {
    bytes(statusLine(status));
    bytes(dateLine());
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      if (!isServers(name)) {
        field(name, headers.value(i));
      }
    }
    if (bodyLength >= 0) {
      bytes(LENGTH);
      number(bodyLength);
      lineEnd();
    } else if (bodyLength == CHUNKED) {
      bytes(TRANSFER_CHUNKED);
    }
    switch (persistence) {
      case CLOSE -> bytes(CLOSE);
      case KEEP_ALIVE -> bytes(KEEP_ALIVE);
      case AS_USUAL -> {}
    }
    lineEnd();
  }

  /** Whether a field is the server's to set. */
  static boolean isServers(String name) {
    return switch (name.length()) {
      case 4 -> name.equalsIgnoreCase("Date");
      case 10 -> name.equalsIgnoreCase("Connection") || name.equalsIgnoreCase("Keep-Alive");
      case 14 -> name.equalsIgnoreCase("Content-Length");
      case 17 -> name.equalsIgnoreCase("Transfer-Encoding");
      default -> false;
    };
  }

  /** A head of 1xx, with every field. */
  void interim(int status, Headers headers) {
    bytes(statusLine(status));
    for (Headers.Header header : headers) {
      field(header.name(), header.value());
    }
    lineEnd();
  }

  void chunkHead(int size) {
    bytes(Ascii.bytes(Integer.toHexString(size)));
    lineEnd();
  }

  void lastChunk(Headers trailers) {
    bytes(LAST_CHUNK);
    for (Headers.Header trailer : trailers) {
      if (!isServers(trailer.name())) {
        field(trailer.name(), trailer.value());
      }
    }
    lineEnd();
  }

  void bytes(byte[] bytes) {
    ensure(bytes.length);
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
  }

  void lineEnd() {
    ensure(2);
    buffer[length++] = '\r';
    buffer[length++] = '\n';
  }

  private void field(String name, String value) {
    ensure(name.length() + value.length() + 4);
    latin1(name);
    buffer[length++] = ':';
    buffer[length++] = ' ';
    latin1(value);
    buffer[length++] = '\r';
    buffer[length++] = '\n';
  }

  /** Takes the low bytes of the characters, which is all that there is of what was checked. */
  @SuppressWarnings("deprecation")
  private void latin1(String text) {
    text.getBytes(0, text.length(), buffer, length);
    length += text.length();
  }

  private void number(long number) {
    ensure(20);
    int digits = 1;
    for (long rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    long rest = number;
    for (int i = length + digits - 1; i >= length; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  private void ensure(int more) {
    if (buffer.length - length < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
    }
  }

  private byte[] statusLine(int status) {
    byte[] line = statusLines[status];
    if (line == null) {
      String reason = HttpResponseStatus.valueOf(status).reasonPhrase();
      line = Ascii.bytes("HTTP/1.1 " + status + " " + reason + "\r\n");
      statusLines[status] = line;
    }
    return line;
  }

  /** The time of the response being made. */
  String date() {
    var _ = dateLine();
    return date;
  }

  private byte[] dateLine() {
    long second = Math.floorDiv(System.currentTimeMillis(), 1000L);
    if (second != dateSecond) {
      dateSecond = second;
      date = date(Instant.ofEpochSecond(second));
      dateLine = Ascii.bytes("Date: " + date + "\r\n");
    }
    return dateLine;
  }
}
