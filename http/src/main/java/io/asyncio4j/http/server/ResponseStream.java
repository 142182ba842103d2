package io.asyncio4j.http.server;

import io.asyncio4j.http.Headers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a response's body is written while it is sent. A write suspends while the client reads more
 * slowly than this is written, so that no more than some ten kilobytes wait in memory; else it
 * returns at once, and the bytes go out when the coroutine next suspends.
 */
public final class ResponseStream {
  private final Exchange exchange;
  private final @Nullable OutputStream packer;
  private boolean ended;

  ResponseStream(Exchange exchange) {
    this(exchange, null);
  }

  private ResponseStream(Exchange exchange, @Nullable OutputStream packer) {
    this.exchange = exchange;
    this.packer = packer;
  }

  /** The same, what is written to it going through {@code newPacker} first. */
  ResponseStream through(OutputStream newPacker) {
    return new ResponseStream(exchange, newPacker);
  }

  /**
   * Writes all of {@code bytes}, which must not be changed any more.
   *
   * @throws IOException when the client has gone
   */
  public void write(byte[] bytes) throws IOException {
    checkOpen();
    if (packer != null) {
      packer.write(bytes);
      packer.flush();
    } else if (bytes.length > 0) {
      exchange.write(bytes);
    }
  }

  /**
   * Writes a copy of part of {@code bytes}.
   *
   * @throws IOException when the client has gone
   */
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    var copy = new byte[length];
    System.arraycopy(bytes, offset, copy, 0, length);
    write(copy);
  }

  /**
   * Writes what remains of {@code bytes}.
   *
   * @throws IOException when the client has gone
   */
  public void write(ByteBuffer bytes) throws IOException {
    var copy = new byte[bytes.remaining()];
    bytes.get(copy);
    write(copy);
  }

  /**
   * Writes {@code text} in UTF-8.
   *
   * @throws IOException when the client has gone
   */
  public void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sets the fields that follow the body. HTTP/1.0 has none; they are left out there. */
  public void trailers(Headers trailers) {
    checkOpen();
    exchange.trailers(Objects.requireNonNull(trailers, "trailers"));
  }

  /** This as the JDK's kind of stream. Closing it does nothing. */
  public OutputStream asOutputStream() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        ResponseStream.this.write(new byte[] {(byte) b});
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        ResponseStream.this.write(bytes, offset, length);
      }
    };
  }

  void end() {
    ended = true;
  }

  private void checkOpen() {
    if (ended) {
      throw new IllegalStateException(
          "the response is over; write to it only while the body's function runs");
    }
  }
}
