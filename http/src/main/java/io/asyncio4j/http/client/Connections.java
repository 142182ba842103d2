package io.asyncio4j.http.client;

import io.asyncio4j.Asyncio;
import io.asyncio4j.Promise;
import io.asyncio4j.http.client.RequestTimeoutException.Phase;
import io.asyncio4j.net.TlsOptions;
import io.asyncio4j.net.netty.Connector;
import io.asyncio4j.net.netty.NettyLoop;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Makes connections: to the host or by a proxy, with TLS or without. */
final class Connections {
  /** RFC 8305 recommends it. */
  private static final Duration ATTEMPT_DELAY = Duration.ofMillis(250);

  private final NettyLoop netty;
  private final TlsOptions tls;
  private final TlsOptions tlsOfHttp1;
  private final Protocols protocols;
  private boolean isPrepared;

  /** Which versions of HTTP are spoken. */
  enum Protocols {
    HTTP_1_1,
    /** HTTP/2 where TLS negotiates it. */
    NEGOTIATED,
    /** HTTP/2 everywhere, without asking. */
    HTTP_2
  }

  Connections(NettyLoop netty, TlsOptions tls, Protocols protocols) {
    this.netty = netty;
    this.protocols = protocols;
    this.tlsOfHttp1 = tls.alpn("http/1.1");
    this.tls =
        switch (protocols) {
          case HTTP_1_1 -> tlsOfHttp1;
          case NEGOTIATED -> tls.alpn("h2", "http/1.1");
          case HTTP_2 -> tls.alpn("h2");
        };
  }

  /** Whether a connection may carry many exchanges. */
  boolean mayShare(Route route) {
    return !route.isForWebSocket()
        && (protocols == Protocols.HTTP_2
            || (protocols == Protocols.NEGOTIATED && route.origin().isSecure()));
  }

  Connection open(Route route, Timeouts timeouts) throws IOException {
    try {
      return Asyncio.timeout(timeouts.connect(), () -> connect(route));
    } catch (TimeoutException e) {
      throw new RequestTimeoutException(
          Phase.CONNECT,
          "no connection to " + route + " in " + timeouts.connect() + "; see Timeouts.connect",
          e);
    }
  }

  private Connection connect(Route route) throws IOException {
    URI proxy = route.proxy();
    boolean isTlsProxy = proxy != null && proxy.getScheme().equalsIgnoreCase("https");
    if ((route.origin().isSecure() || isTlsProxy) && !isPrepared) {
      Asyncio.toThread(() -> {
        tls.prepare();
        tlsOfHttp1.prepare();
      });
      isPrepared = true;
    }
    if (proxy == null) {
      return connectDirectly(route);
    }
    try {
      return new ProxiedOpening(this, route, proxy).open();
    } catch (ProxyException e) {
      throw e;
    } catch (ConnectionFailedException e) {
      throw new ProxyException(String.valueOf(e.getMessage()), e.getCause());
    }
  }

  private Connection connectDirectly(Route route) throws IOException {
    Origin origin = route.origin();
    Channel channel = connectTo(origin.host(), origin.port(), route, c -> speak(c, route, false));
    return ready(channel, route);
  }

  /** A channel to {@code host}, whose pipeline {@code setUp} has begun. */
  Channel connectTo(String host, int port, Route route, ChannelSetUp setUp) throws IOException {
    var connector =
        new Connector(
            netty,
            bootstrap -> bootstrap.option(ChannelOption.TCP_NODELAY, true),
            channel -> {
              try {
                setUp.on(channel);
              } catch (IOException e) {
                throw Throwing.sneaky(e);
              }
            },
            ATTEMPT_DELAY);
    try {
      return connector.connect(host, port, null);
    } catch (IOException e) {
      throw failed(route, e);
    }
  }

  /** What is done to a channel that is new. */
  @FunctionalInterface
  interface ChannelSetUp {
    void on(Channel channel) throws IOException;
  }

  static ConnectionFailedException failed(Route route, Throwable cause) {
    String why =
        cause instanceof java.net.UnknownHostException
            ? "the host is not known"
            : cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new ConnectionFailedException("cannot connect to " + route + ": " + why, cause);
  }

  /** Has HTTP spoken on a channel, over TLS if need be. On the loop's own thread. */
  void speak(Channel channel, Route route, boolean isForwarded) throws IOException {
    // WebSockets over HTTP/2 are another matter, which few servers know.
    boolean isHttp1 = isForwarded || route.isForWebSocket();
    var handshake = new Handshake(netty.loop().createPromise(), route, isForwarded, isHttp1);
    speak(channel, handshake, route.origin(), isHttp1 ? tlsOfHttp1 : tls);
  }

  private static void speak(Channel channel, Handshake handshake, Origin peer, TlsOptions tls)
      throws IOException {
    if (peer.isSecure()) {
      SslHandler ssl = tls.clientHandler(channel, peer.host(), peer.port());
      handshake.ssl = ssl;
      channel.pipeline().addLast(ssl);
      channel.pipeline().addLast("handshake", handshake);
    } else {
      channel.pipeline().addLast("handshake", handshake);
      handshake.speak(channel);
    }
  }

  /** Has HTTP/1.1 spoken to a proxy, which is to be asked for a way on. */
  void speakTo(Channel channel, Origin proxy, Route route) throws IOException {
    speak(
        channel,
        new Handshake(netty.loop().createPromise(), route, false, true),
        proxy,
        tlsOfHttp1);
  }

  NettyLoop netty() {
    return netty;
  }

  /**
   * Waits until HTTP is spoken on a channel. The channel is closed when it does not come so far.
   */
  Connection ready(Channel channel, Route route) throws IOException {
    Handshake handshake = (Handshake) channel.pipeline().get("handshake");
    try {
      if (handshake == null) {
        throw new ClosedChannelException();
      }
      Connection connection = awaitHandshake(handshake);
      netty.post(() -> removeHandshake(channel));
      return connection;
    } catch (IOException e) {
      netty.post(channel::close);
      throw failed(route, e);
    } catch (Throwable e) {
      netty.post(channel::close);
      throw e;
    }
  }

  private Connection awaitHandshake(Handshake handshake) throws IOException {
    Connection connection;
    if (handshake.ready.isDone()) {
      connection = handshake.ready.await();
    } else {
      try (var _ = netty.loop().holdClock()) {
        connection = handshake.ready.await();
      }
    }
    if (connection == null) {
      throw handshake.failure == null ? new ClosedChannelException() : handshake.failure;
    }
    return connection;
  }

  private static void removeHandshake(Channel channel) {
    if (channel.pipeline().get("handshake") != null) {
      channel.pipeline().remove("handshake");
    }
  }

  /** Waits for TLS, and then knows what is spoken. */
  private final class Handshake extends ChannelInboundHandlerAdapter {
    private final Promise<@Nullable Connection> ready;
    private final Route route;
    private final boolean isForwarded;
    private final boolean isHttp1;
    private @Nullable SslHandler ssl;

    /** Not in the promise: nobody may be left to take it. */
    private @Nullable IOException failure;

    Handshake(
        Promise<@Nullable Connection> ready, Route route, boolean isForwarded, boolean isHttp1) {
      this.isHttp1 = isHttp1;
      this.ready = ready;
      this.route = route;
      this.isForwarded = isForwarded;
    }

    void speak(Channel channel) {
      boolean isHttp2 =
          !isHttp1
              && (protocols == Protocols.HTTP_2
                  || (ssl != null && "h2".equals(ssl.applicationProtocol())));
      Connection connection =
          isHttp2
              ? new Http2Connection(netty, channel, route)
              : new Http1Connection(netty, channel, route, isForwarded);
      if (!ready.isDone()) {
        ready.setResult(connection);
      }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof SslHandshakeCompletionEvent handshake) {
        Channel channel = context.channel();
        if (handshake.isSuccess()) {
          speak(channel);
        } else {
          fail(handshake.cause());
        }
      }
      context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      fail(new IOException("the connection was closed during the TLS handshake"));
      context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      if (ready.isDone() && failure == null) {
        context.fireExceptionCaught(cause);
      } else {
        fail(cause);
        context.close();
      }
    }

    private void fail(@Nullable Throwable cause) {
      if (!ready.isDone()) {
        failure =
            cause instanceof IOException io
                ? io
                : new IOException(
                    cause == null ? "the TLS handshake failed" : cause.getMessage(), cause);
        ready.setResult(null);
      }
    }
  }
}
