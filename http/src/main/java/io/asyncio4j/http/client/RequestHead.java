package io.asyncio4j.http.client;

import io.asyncio4j.http.Headers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes the head of requests in HTTP/1.1, one after the other into the same array. */
final class RequestHead {
  private byte[] bytes = new byte[512];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /**
   * @param bodyLength -1 when it is not known
   */
  void write(
      Request request, String target, String authority, @Nullable Body body, long bodyLength) {
    length = 0;
    Headers headers = request.headers();
    append(request.method());
    append((byte) ' ');
    append(target);
    append(" HTTP/1.1\r\n");
    if (!headers.contains("Host")) {
      field("Host", authority);
    }
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      if (!isOfTheConnection(name)) {
        field(name, headers.value(i));
      }
    }
    if (request.patience() != null && !headers.contains("Expect")) {
      append("Expect: 100-continue\r\n");
    }
    if (body != null) {
      if (bodyLength < 0) {
        append("Transfer-Encoding: chunked\r\n");
      } else {
        field("Content-Length", Long.toString(bodyLength));
      }
    } else if (isUsuallyWithBody(request.method())) {
      append("Content-Length: 0\r\n");
    }
    append("\r\n");
  }

  /** What is told of the body's length is told by what is sent. */
  private static boolean isOfTheConnection(String name) {
    return name.equalsIgnoreCase("Content-Length") || name.equalsIgnoreCase("Transfer-Encoding");
  }

  private static boolean isUsuallyWithBody(String method) {
    return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
  }

  private void field(String name, String value) {
    append(name);
    append(": ");
    append(value);
    append("\r\n");
  }

  private void append(byte b) {
    ensure(1);
    bytes[length++] = b;
  }

  /** All of it is in Latin-1: what else there could be was encoded or refused. */
  @SuppressWarnings("deprecation")
  private void append(String text) {
    int more = text.length();
    ensure(more);
    text.getBytes(0, more, bytes, length);
    length += more;
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
