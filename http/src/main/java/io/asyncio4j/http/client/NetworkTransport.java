package io.asyncio4j.http.client;

import io.asyncio4j.EventLoop;
import io.asyncio4j.http.WebSocket;
import io.asyncio4j.net.TlsOptions;
import io.asyncio4j.net.netty.NettyLoop;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Sends requests over connections of a pool. It belongs to the loop that uses it first. */
final class NetworkTransport implements Transport {
  private final Limits limits;
  private final TlsOptions tls;
  private final Connections.Protocols protocols;
  private final Proxies proxies;
  private @Nullable EventLoop loop;
  private @Nullable Pool pool;
  private boolean isClosed;

  NetworkTransport(
      Limits limits, TlsOptions tls, Connections.Protocols protocols, Proxies proxies) {
    this.limits = limits;
    this.tls = tls;
    this.protocols = protocols;
    this.proxies = proxies;
  }

  @Override
  public StreamingResponse send(Request request) throws IOException {
    StreamingResponse response = sendOnce(request);
    if (response.status() == 417 && request.patience() != null && request.isRepeatable()) {
      response.close();
      return sendOnce(request.withoutExpectation());
    }
    return response;
  }

  private StreamingResponse sendOnce(Request request) throws IOException {
    Origin origin = Origin.of(request.url());
    URI proxy = proxies.proxyFor(origin);
    var route = new Route(origin, proxy);
    Request sent = proxy == null ? request : authorized(request, origin, proxy);
    Timeouts timeouts = request.limits(Timeouts.standard());
    Pool pool = pool();
    Connection connection = pool.acquire(route, timeouts, false);
    if (connection.served > 0) {
      StreamingResponse response = tryReused(connection, sent, timeouts);
      if (response != null) {
        return response;
      }
      connection = pool.acquire(route, timeouts, true);
    }
    Exchange exchange = connection.open(sent, timeouts);
    try {
      return run(exchange);
    } catch (Throwable e) {
      exchange.close();
      throw e;
    }
  }

  /**
   * Sends a request on a connection that was used before, and that the server may be closing right
   * now: what it then never saw can be sent again.
   *
   * @return null when that is to be done
   */
  private static @Nullable StreamingResponse tryReused(
      Connection connection, Request request, Timeouts timeouts) throws IOException {
    Exchange exchange = connection.open(request, timeouts);
    try {
      return run(exchange);
    } catch (ConnectionLostException e) {
      exchange.close();
      if (exchange.isUnanswered()
          && request.isRepeatable()
          && (request.isIdempotent() || !exchange.wasHandedOver())) {
        return null;
      }
      throw e;
    } catch (Throwable e) {
      exchange.close();
      throw e;
    }
  }

  private static StreamingResponse run(Exchange exchange) throws IOException {
    exchange.run();
    return new StreamingResponse(exchange.head(), exchange);
  }

  /** Opens a WebSocket on a connection of its own, which the pool does not know. */
  WebSocket webSocket(Request request, WebSocketSettings settings) throws IOException {
    Origin origin = Origin.of(request.url());
    URI proxy = proxies.proxyFor(origin);
    Timeouts timeouts = request.limits(Timeouts.standard());
    pool();
    NettyLoop netty = NettyLoop.running();
    // WebSockets over HTTP/2 are another matter, which few servers know.
    var connections = new Connections(netty, tls, Connections.Protocols.HTTP_1_1);
    var connection = (Http1Connection) connections.open(new Route(origin, proxy), timeouts);
    Request sent = proxy == null ? request : authorized(request, origin, proxy);
    return new WebSocketOpening(netty, settings).open(connection, sent, timeouts);
  }

  private static Request authorized(Request request, Origin origin, URI proxy) {
    boolean isForwarded = !origin.isSecure() && proxy.getScheme().equalsIgnoreCase("http");
    String credentials = isForwarded ? ProxiedOpening.credentials(proxy) : null;
    return credentials == null ? request : request.header("Proxy-Authorization", credentials);
  }

  private Pool pool() {
    if (isClosed) {
      throw Pool.closed();
    }
    EventLoop running = io.asyncio4j.Asyncio.runningLoop();
    if (pool == null || loop != running) {
      if (pool != null && loop != null && !loop.isClosed()) {
        throw new IllegalStateException(
            "the client belongs to the loop '"
                + loop.name()
                + "', which used it first; make one for each loop");
      }
      loop = running;
      var connections = new Connections(NettyLoop.of(running), tls, protocols);
      pool = new Pool(running, limits, connections);
    }
    return pool;
  }

  /** How many connections there are. */
  int connections() {
    return pool == null ? 0 : pool.size();
  }

  @Override
  public void close() {
    isClosed = true;
    if (pool != null && loop != null && !loop.isClosed()) {
      pool.close();
    }
  }
}
