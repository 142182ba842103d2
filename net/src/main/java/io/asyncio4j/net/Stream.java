package io.asyncio4j.net;

import io.asyncio4j.EventLoop;
import io.asyncio4j.net.netty.NettyLoop;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannelConfig;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * One connection: the last handler of its channel, and what its reader and writer share.
 *
 * <pre>
 *   (TLS: handshaking ──▶) open ──▶ closed
 * </pre>
 *
 * <p>Reading and writing end separately: the reader at the peer's end, the writer at {@code
 * writeEof}. Closed is when the channel is.
 */
final class Stream extends ChannelInboundHandlerAdapter {
  private final NettyLoop netty;
  private final Consumer<Stream> onOpen;
  private final Consumer<Stream> onClosed;
  private final Waiters changes;
  private final StreamOutput output;
  private final StreamReader reader;
  private final StreamWriter writer;
  private @Nullable ChannelHandlerContext context;
  private @Nullable String serverHostName;
  private boolean handshaking;
  private boolean tls;
  private boolean opened;
  private boolean closed;
  private boolean outside;
  private @Nullable IOException failure;

  /**
   * @param handshaking whether a TLS handler stands in front
   * @param onOpen called on the loop's own thread when a coroutine may read and write
   * @param onClosed called there when the channel is closed
   */
  Stream(
      NettyLoop netty,
      int limit,
      Duration closeTimeout,
      boolean handshaking,
      @Nullable String serverHostName,
      Consumer<Stream> onOpen,
      Consumer<Stream> onClosed) {
    this.netty = netty;
    this.onOpen = onOpen;
    this.onClosed = onClosed;
    this.handshaking = handshaking;
    this.tls = handshaking;
    this.serverHostName = serverHostName;
    this.changes = new Waiters(netty.loop());
    this.output = new StreamOutput(this);
    this.reader = new StreamReader(this, limit);
    this.writer = new StreamWriter(this, output, closeTimeout);
  }

  NettyLoop netty() {
    return netty;
  }

  EventLoop loop() {
    return netty.loop();
  }

  StreamReader reader() {
    return reader;
  }

  StreamWriter writer() {
    return writer;
  }

  @Nullable ChannelHandlerContext context() {
    return context;
  }

  Channel channel() {
    if (context == null) {
      throw new IllegalStateException("the channel is not registered yet");
    }
    return context.channel();
  }

  @Nullable String serverHostName() {
    return serverHostName;
  }

  /** Netty closes a Unix socket of NIO as a whole when the peer ends one direction. */
  boolean canHalfClose() {
    return !tls && !(channel() instanceof NioDomainSocketChannel);
  }

  boolean isTls() {
    return tls;
  }

  boolean isClosed() {
    return closed;
  }

  boolean hasFailed() {
    return failure != null;
  }

  /** What cut the connection, for {@code throw}: made here, so that its trace says who asked. */
  @Nullable IOException failure() {
    IOException cause = failure;
    if (cause == null) {
      return null;
    }
    return isReset(cause) ? reset(cause) : copy(cause);
  }

  private IOException copy(IOException cause) {
    if (!(cause instanceof SSLException)) {
      return new IOException(cause.getMessage(), cause);
    }
    // What is wrong with a certificate is said by the innermost cause.
    Throwable innermost = cause;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    String message = "TLS with the peer " + peer() + " has failed: " + innermost.getMessage();
    SSLException copy =
        cause instanceof SSLHandshakeException
            ? new SSLHandshakeException(message)
            : new SSLException(message);
    copy.initCause(cause);
    return copy;
  }

  private static boolean isReset(IOException cause) {
    String message = cause.getMessage();
    return message != null && (message.contains("reset") || message.contains("Broken pipe"));
  }

  private SocketException reset(IOException cause) {
    var reset = new SocketException("the peer " + peer() + " has reset the connection");
    reset.initCause(cause);
    return reset;
  }

  private String peer() {
    SocketAddress remote = channel().remoteAddress();
    if (!(remote instanceof InetSocketAddress address) || address.isUnresolved()) {
      return String.valueOf(remote);
    }
    String name = address.getHostString();
    String number = address.getAddress().getHostAddress();
    return (name.equals(number) ? name : name + "/" + number) + ":" + address.getPort();
  }

  /** Whether {@code failure} only says that this connection was cut. */
  boolean isCutBy(Throwable failure) {
    return this.failure != null && failure.getCause() == this.failure;
  }

  /**
   * Whether the peer is on another machine, so that a virtual clock must stand still for it. One on
   * this machine is taken for one in this process, which a virtual clock must not wait for.
   */
  boolean isPeerOutside() {
    return outside;
  }

  // In coroutines

  /** Suspends until the TLS handshake is done. */
  void awaitHandshake() throws IOException {
    while (handshaking && !closed) {
      awaitChange();
    }
    IOException failed = failure();
    if (failed != null) {
      throw failed;
    }
    if (handshaking) {
      throw new SSLHandshakeException(
          "the peer has closed the connection during the TLS handshake");
    }
  }

  /** Suspends until the channel is closed. */
  void awaitClosed() {
    while (!closed) {
      awaitChange();
    }
  }

  private void awaitChange() {
    if (!outside) {
      changes.await();
      return;
    }
    try (var _ = loop().holdClock()) {
      changes.await();
    }
  }

  /** Closes at once; what was written and has not gone out is lost. */
  void abort() {
    netty.post(() -> {
      if (context != null) {
        // Past the TLS handler, which would say farewell first.
        context.channel().unsafe().close(context.channel().voidPromise());
      }
    });
  }

  void setReading(boolean reading) {
    netty.post(() -> channel().config().setAutoRead(reading));
  }

  /** Puts a TLS handler in front, which gets {@code early} as the first bytes from the peer. */
  void startTls(HandlerFactory handler, byte[] early) {
    handshaking = true;
    tls = true;
    netty.post(() -> {
      Channel channel = channel();
      if (closed) {
        return;
      }
      try {
        channel.pipeline().addFirst(handler.make(channel));
      } catch (SSLException e) {
        failed(e);
        return;
      }
      if (early.length > 0) {
        channel.pipeline().fireChannelRead(channel.alloc().buffer(early.length).writeBytes(early));
        channel.pipeline().fireChannelReadComplete();
      }
      channel.config().setAutoRead(true);
    });
  }

  interface HandlerFactory {
    ChannelHandler make(Channel channel) throws SSLException;
  }

  // On the loop's own thread

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    this.context = context;
    if (context.channel().config() instanceof DuplexChannelConfig duplex) {
      duplex.setAllowHalfClosure(true);
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    outside =
        context.channel().remoteAddress() instanceof InetSocketAddress remote
            && context.channel().localAddress() instanceof InetSocketAddress local
            && !remote.getAddress().isLoopbackAddress()
            && !remote.getAddress().equals(local.getAddress());
    if (!handshaking) {
      open();
    }
  }

  private void open() {
    if (!opened) {
      opened = true;
      onOpen.accept(this);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      if (!output.isClosing()) {
        reader.received((ByteBuf) message);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  void pauseReading() {
    channel().config().setAutoRead(false);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    switch (event) {
      case ChannelInputShutdownEvent _ -> {
        if (handshaking) {
          context.close();
        } else {
          reader.ended();
        }
      }
      case SslHandshakeCompletionEvent handshake -> handshakeDone(handshake);
      case SslCloseCompletionEvent close when close.isSuccess() -> reader.ended();
      default -> {}
    }
  }

  private void handshakeDone(SslHandshakeCompletionEvent handshake) {
    if (handshake.isSuccess()) {
      handshaking = false;
      open();
    } else if (failure == null && handshake.cause() instanceof IOException cause) {
      failure = cause instanceof ClosedChannelException ? null : cause;
      channel().close();
    }
    changes.release();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    failed(cause);
  }

  void failed(Throwable cause) {
    if (failure == null && !closed && !(cause instanceof ClosedChannelException)) {
      failure = asIOException(cause);
    }
    if (context != null) {
      context.close();
    }
  }

  private IOException asIOException(Throwable cause) {
    Throwable inner =
        cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
    return inner instanceof IOException io
        ? io
        : new IOException("the connection to " + peer() + " has failed: " + inner, inner);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    closed = true;
    output.lost();
    reader.ended();
    changes.release();
    writer.closed();
  }

  /** Also of a channel that was never connected. */
  @Override
  public void channelUnregistered(ChannelHandlerContext context) {
    onClosed.accept(this);
  }

  @Nullable SslHandler sslHandler() {
    return context == null ? null : context.pipeline().get(SslHandler.class);
  }
}
