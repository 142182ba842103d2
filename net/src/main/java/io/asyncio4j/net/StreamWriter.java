package io.asyncio4j.net;

import io.asyncio4j.Handle;
import io.netty.channel.Channel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What goes to the peer of a connection: asyncio's StreamWriter.
 *
 * <p>A write takes a copy and never suspends; it goes out with the loop's next look at the network,
 * together with what else was written by then. So a coroutine that writes much calls {@link
 * #drain()} after each write: that suspends while more than 64 KiB wait to go out, until it is 16
 * KiB. Several coroutines may write, each call's bytes staying together, and drain.
 *
 * <p>When the connection is cut, writes are dropped and {@code drain} fails with an {@link
 * IOException} that says why.
 */
public final class StreamWriter {
  private final Stream stream;
  private final StreamOutput output;
  private final Duration closeTimeout;
  private @Nullable Handle closeTimer;

  StreamWriter(Stream stream, StreamOutput output, Duration closeTimeout) {
    this.stream = stream;
    this.output = output;
    this.closeTimeout = closeTimeout;
  }

  /**
   * Writes all of {@code bytes}.
   *
   * @throws IllegalStateException after {@link #close()} or {@link #writeEof()}
   */
  public void write(byte[] bytes) {
    output.add(ByteBuffer.wrap(bytes));
  }

  /** Writes what {@code bytes} has left, and leaves nothing in it; see {@link #write(byte[])}. */
  public void write(ByteBuffer bytes) {
    output.add(Objects.requireNonNull(bytes, "bytes"));
  }

  /** Writes {@code text} as UTF-8; see {@link #write(byte[])}. */
  public void write(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Suspends while too much waits to go out; returns at once otherwise.
   *
   * @throws IOException when the connection was cut, or closed with bytes that never went out
   */
  public void drain() throws IOException {
    while (output.isFull()) {
      if (stream.isPeerOutside()) {
        try (var _ = stream.loop().holdClock()) {
          output.awaitChange();
        }
      } else {
        output.awaitChange();
      }
    }
    throwIfCut();
  }

  private void throwIfCut() throws IOException {
    IOException failure = stream.failure();
    if (failure != null) {
      throw failure;
    }
    if (output.hasLostBytes()) {
      throw new SocketException(
          "the connection was closed before all that was written had gone out");
    }
  }

  /** How many bytes were written and have not gone out. */
  public long buffered() {
    return output.buffered();
  }

  /**
   * Ends what this side sends, once all that was written has gone out; the peer reads its end, and
   * may go on sending.
   *
   * @throws UnsupportedOperationException when {@link #canWriteEof()} is false
   */
  public void writeEof() {
    if (!canWriteEof()) {
      throw new UnsupportedOperationException(
          "a TLS connection, and a Unix socket with the transport nio, cannot be ended in one"
              + " direction; close() it");
    }
    output.end();
  }

  /**
   * Whether {@link #writeEof()} is possible: not with TLS, nor on a Unix socket with the transport
   * {@code nio}.
   */
  public boolean canWriteEof() {
    return stream.canHalfClose();
  }

  /**
   * Closes the connection, both ways, once all that was written has gone out, and does not wait for
   * that: see {@link #waitClosed()}. What the peer does not take in the close timeout of the
   * options is lost. May be called twice.
   */
  public void close() {
    if (output.isClosing() || stream.isClosed()) {
      return;
    }
    output.close();
    if (output.buffered() > 0) {
      closeTimer = stream.loop().callLater(closeTimeout, stream::abort);
    }
  }

  /** Whether the connection is closed or being closed. */
  public boolean isClosing() {
    return output.isClosing() || stream.isClosed();
  }

  /**
   * Suspends until the connection is closed.
   *
   * @throws IOException when it was cut before all that was written had gone out
   */
  public void waitClosed() throws IOException {
    stream.awaitClosed();
    if (output.hasLostBytes()) {
      throwIfCut();
    }
  }

  /** Closes the connection at once; what was written and has not gone out is lost. */
  public void abort() {
    stream.abort();
  }

  /** As {@link #startTls(TlsOptions, String)}, for the host that the connection was opened to. */
  public void startTls(TlsOptions options) throws IOException {
    startTls(options, stream.serverHostName());
  }

  /**
   * Goes on in TLS, as after SMTP's {@code STARTTLS}: suspends until all that was written has gone
   * out and the handshake is done. What the peer has sent and nobody has read belongs to TLS. When
   * it fails or is cancelled the connection is closed.
   *
   * @param serverHostName the host whose certificate a client wants to see; unused by a server
   * @throws SSLException when the handshake fails
   * @throws IOException when the connection is cut
   * @throws IllegalStateException when it is TLS already, or a coroutine is reading
   */
  public void startTls(TlsOptions options, @Nullable String serverHostName) throws IOException {
    if (stream.isTls()) {
      throw new IllegalStateException("the connection speaks TLS already");
    }
    Stream.HandlerFactory handler = tlsHandler(options.prepare(), serverHostName);
    while (output.buffered() > 0) {
      output.awaitChange();
    }
    throwIfCut();
    byte[] early = stream.reader().takeAll();
    stream.startTls(handler, early);
    boolean done = false;
    try {
      stream.awaitHandshake();
      done = true;
    } finally {
      if (!done) {
        stream.abort();
      }
    }
  }

  private Stream.HandlerFactory tlsHandler(TlsOptions options, @Nullable String serverHostName) {
    if (options.forServer) {
      return options::serverHandler;
    }
    if (serverHostName == null) {
      throw new IllegalArgumentException(
          "a TLS client needs the name of the host it talks to; use startTls(options, name)");
    }
    int port = channel().remoteAddress() instanceof InetSocketAddress peer ? peer.getPort() : -1;
    return channel -> options.clientHandler(channel, serverHostName, port);
  }

  /** This side's address. */
  public @Nullable SocketAddress localAddress() {
    return asJdk(channel().localAddress());
  }

  /** The peer's address. A Unix socket's peer may have none. */
  public @Nullable SocketAddress remoteAddress() {
    return asJdk(channel().remoteAddress());
  }

  /** What TLS has agreed on; null without TLS. */
  public @Nullable TlsSession tls() {
    SslHandler handler = stream.sslHandler();
    return handler == null ? null : TlsSession.of(handler);
  }

  private Channel channel() {
    return stream.channel();
  }

  static @Nullable SocketAddress asJdk(@Nullable SocketAddress address) {
    return address instanceof DomainSocketAddress unix
        ? UnixDomainSocketAddress.of(unix.path())
        : address;
  }

  /** The channel is closed. On the loop's own thread. */
  void closed() {
    if (closeTimer != null) {
      closeTimer.cancel();
    }
  }
}
