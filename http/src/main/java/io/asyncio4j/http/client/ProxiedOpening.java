package io.asyncio4j.http.client;

import io.asyncio4j.Promise;
import io.asyncio4j.net.netty.NettyLoop;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes one connection by way of a proxy. */
final class ProxiedOpening {
  private final Connections connections;
  private final NettyLoop netty;
  private final Route route;
  private final URI proxy;

  ProxiedOpening(Connections connections, Route route, URI proxy) {
    this.connections = connections;
    this.netty = connections.netty();
    this.route = route;
    this.proxy = proxy;
  }

  Connection open() throws IOException {
    String scheme = proxy.getScheme().toLowerCase(Locale.ROOT);
    if (scheme.startsWith("socks")) {
      return openBySocks();
    }
    boolean isTlsProxy = scheme.equals("https");
    // What a proxy sees of a WebSocket it may not understand: RFC 6455 asks for a tunnel.
    if (!route.origin().isSecure() && !isTlsProxy && !route.isForWebSocket()) {
      Channel channel = connect(c -> connections.speak(c, route, true));
      return connections.ready(channel, route);
    }
    return openByTunnel(isTlsProxy);
  }

  private Channel connect(Connections.ChannelSetUp setUp) throws IOException {
    String host = proxy.getHost();
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    try {
      return connections.connectTo(bare, Proxies.port(proxy), route, setUp);
    } catch (ConnectionFailedException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new ProxyException(
          "the proxy " + Proxies.shown(proxy) + " cannot be reached: " + cause.getMessage(), cause);
    }
  }

  /** By HTTP's CONNECT: the proxy passes bytes on and sees nothing of what is in TLS. */
  private Connection openByTunnel(boolean isTlsProxy) throws IOException {
    var toProxy = new Origin(isTlsProxy, proxy.getHost(), Proxies.port(proxy));
    Channel channel = connect(c -> connections.speakTo(c, toProxy, route));
    try {
      var tunnel = (Http1Connection) connections.ready(channel, route);
      Request request = Request.of("CONNECT", URI.create(route.origin().toString()));
      String credentials = credentials();
      if (credentials != null) {
        request = request.header("Proxy-Authorization", credentials);
      }
      // Its time is that of connecting.
      Exchange exchange = tunnel.open(request, Timeouts.none());
      exchange.run();
      if (exchange.status() >= 300) {
        throw new ProxyException(
            "the proxy "
                + Proxies.shown(proxy)
                + " does not connect to "
                + route.origin().hostAndPort()
                + ": "
                + exchange.status()
                + " "
                + Statuses.reason(exchange.status()),
            null);
      }
      onLoop(() -> {
        tunnel.leavePipeline();
        connections.speak(channel, route, false);
      });
      return connections.ready(channel, route);
    } catch (Throwable e) {
      netty.post(channel::close);
      throw e;
    }
  }

  private @Nullable String credentials() {
    return credentials(proxy);
  }

  static @Nullable String credentials(URI proxy) {
    String[] pair = userAndPassword(proxy);
    return pair.length == 0 ? null : Request.basic(pair[0], pair[1]);
  }

  private static String[] userAndPassword(URI proxy) {
    String info = proxy.getUserInfo();
    if (info == null) {
      return new String[0];
    }
    int colon = info.indexOf(':');
    return colon < 0
        ? new String[] {info, ""}
        : new String[] {info.substring(0, colon), info.substring(colon + 1)};
  }

  private Connection openBySocks() throws IOException {
    var socks = new SocksHandshake(netty, Proxies.shown(proxy), route.origin());
    Channel channel = connect(c -> c.pipeline().addLast(new SocksHandshake.Receiver(netty)));
    try {
      socks.run(channel, userAndPassword(proxy));
      onLoop(() -> {
        channel.pipeline().remove(SocksHandshake.Receiver.class);
        connections.speak(channel, route, false);
      });
      return connections.ready(channel, route);
    } catch (Throwable e) {
      netty.post(channel::close);
      throw e;
    }
  }

  /** Something done on the loop's own thread. */
  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private void onLoop(Step step) throws IOException {
    Promise<@Nullable IOException> done = netty.loop().createPromise();
    netty.post(() -> {
      IOException failure = null;
      try {
        step.run();
      } catch (IOException e) {
        failure = e;
      }
      if (!done.isDone()) {
        done.setResult(failure);
      }
    });
    IOException failure = done.await();
    if (failure != null) {
      throw failure;
    }
  }
}
