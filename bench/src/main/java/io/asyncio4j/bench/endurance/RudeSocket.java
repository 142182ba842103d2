package io.asyncio4j.bench.endurance;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A client that says what it likes and leaves when it likes. In a coroutine it suspends. */
final class RudeSocket implements AutoCloseable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int WINDOW_UPDATE = 8;

  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;

  private final Socket socket;
  private final boolean resets;

  /**
   * Connects.
   *
   * @param resets whether it leaves by a reset of the connection rather than by its orderly end
   */
  RudeSocket(int port, boolean resets) throws IOException {
    this.socket = new Socket("127.0.0.1", port);
    this.resets = resets;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) Load.PATIENCE.toMillis());
  }

  void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Takes that many bytes of what comes. */
  byte[] read(int bytes) throws IOException {
    byte[] read = socket.getInputStream().readNBytes(bytes);
    if (read.length < bytes) {
      throw new EOFException("the server closed after " + read.length + " of " + bytes + " bytes");
    }
    return read;
  }

  /** Takes what comes as far as {@code end}. */
  void readUntil(String end) throws IOException {
    var seen = new StringBuilder();
    while (seen.indexOf(end) < 0) {
      seen.append((char) read(1)[0]);
    }
  }

  /** Begins to speak HTTP/2. */
  void beginHttp2() throws IOException {
    send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    frame(SETTINGS, 0, 0, new byte[0]);
  }

  /** Sends the head of a request of HTTP/2. */
  void request(int stream, boolean post, String path, boolean last) throws IOException {
    byte[] text = path.getBytes(StandardCharsets.ISO_8859_1);
    byte[] fields =
        ByteBuffer.allocate(4 + text.length)
            .put((byte) (post ? 0x83 : 0x82))
            .put((byte) 0x86) // :scheme http
            .put((byte) 0x04) // :path, as follows
            .put((byte) text.length)
            .put(text)
            .array();
    frame(HEADERS, END_HEADERS | (last ? END_STREAM : 0), stream, fields);
  }

  void frame(int type, int flags, int stream, byte[] payload) throws IOException {
    send(
        ByteBuffer.allocate(9 + payload.length)
            .putInt(payload.length << 8 | type)
            .put((byte) flags)
            .putInt(stream)
            .put(payload)
            .array());
  }

  @Override
  public void close() throws IOException {
    try (socket) {
      if (resets) {
        socket.setSoLinger(true, 0);
      } else {
        socket.shutdownOutput();
      }
    }
  }
}
