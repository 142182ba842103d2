package io.asyncio4j.http.server;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A client that sends what it is told and nothing else, and takes answers apart by the letter. It
 * blocks; in a coroutine that suspends.
 */
final class RawClient implements AutoCloseable {
  final Socket socket;

  RawClient(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(20_000);
  }

  record Answer(
      String statusLine, Map<String, String> headers, byte[] body, Map<String, String> trailers) {
    int status() {
      return Integer.parseInt(statusLine.substring(9, 12));
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  Answer get(String path) throws IOException {
    return get(path, "");
  }

  Answer get(String path, String fields) throws IOException {
    send("GET " + path + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n");
    return answer();
  }

  /** The next answer to anything but HEAD. */
  Answer answer() throws IOException {
    return answer(false);
  }

  Answer answer(boolean toHead) throws IOException {
    String statusLine = line();
    Map<String, String> headers = fields();
    int status = Integer.parseInt(statusLine.substring(9, 12));
    if (toHead || status == 204 || status == 304 || status < 200) {
      return new Answer(statusLine, headers, new byte[0], Map.of());
    }
    var body = new ByteArrayOutputStream();
    Map<String, String> trailers = Map.of();
    if ("chunked".equals(headers.get("transfer-encoding"))) {
      for (int size = chunkSize(); size > 0; size = chunkSize()) {
        body.write(read(size));
        if (!line().isEmpty()) {
          throw new IOException("a chunk is longer than it said");
        }
      }
      trailers = fields();
    } else if (headers.containsKey("content-length")) {
      body.write(read(Integer.parseInt(headers.get("content-length"))));
    } else {
      body.write(socket.getInputStream().readAllBytes());
    }
    return new Answer(statusLine, headers, body.toByteArray(), trailers);
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private Map<String, String> fields() throws IOException {
    var fields = new LinkedHashMap<String, String>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      fields.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return fields;
  }

  byte[] read(int length) throws IOException {
    byte[] bytes = socket.getInputStream().readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("closed after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }

  String line() throws IOException {
    var line = new StringBuilder();
    while (true) {
      int b = socket.getInputStream().read();
      if (b < 0) {
        throw new EOFException("closed after '" + line + "'");
      }
      if (b == '\n') {
        if (line.isEmpty() || line.charAt(line.length() - 1) != '\r') {
          throw new IOException("a line ends with LF alone: " + line);
        }
        line.setLength(line.length() - 1);
        return line.toString();
      }
      line.append((char) b);
    }
  }

  /** Whether the server closes the connection, and says nothing before. */
  boolean isClosed() throws IOException {
    return socket.getInputStream().read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
