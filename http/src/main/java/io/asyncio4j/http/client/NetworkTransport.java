package io.asyncio4j.http.client;

import io.asyncio4j.EventLoop;
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
    StreamingResponse response = send(request, null);
    if (response.status() == 417 && request.patience() != null && request.isRepeatable()) {
      response.close();
      return send(request.withoutExpectation(), null);
    }
    return response;
  }

  @Override
  public StreamingResponse openWebSocket(Request request, WebSocketSettings settings)
      throws IOException {
    var opening = new WebSocketOpening(NettyLoop.running(), settings);
    return send(opening.offering(request), opening);
  }

  private StreamingResponse send(Request request, @Nullable WebSocketOpening opening)
      throws IOException {
    Origin origin = Origin.of(request.url());
    URI proxy = proxies.proxyFor(origin);
    var route = new Route(origin, proxy, opening != null);
    Request sent = proxy == null ? request : authorized(request, route, proxy);
    Timeouts timeouts = request.limits(Timeouts.standard());
    Pool pool = pool();
    Connection connection = pool.acquire(route, timeouts, false);
    if (connection.served > 0) {
      StreamingResponse response = tryReused(connection, sent, timeouts, opening);
      if (response != null) {
        return response;
      }
      connection = pool.acquire(route, timeouts, true);
    }
    Exchange exchange = open(connection, sent, timeouts, opening);
    try {
      return run(exchange, opening);
    } catch (Throwable e) {
      giveUp(exchange, connection, opening);
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
      Connection connection, Request request, Timeouts timeouts, @Nullable WebSocketOpening opening)
      throws IOException {
    Exchange exchange = open(connection, request, timeouts, opening);
    try {
      return run(exchange, opening);
    } catch (ConnectionLostException e) {
      giveUp(exchange, connection, opening);
      if (exchange.isUnanswered()
          && request.isRepeatable()
          && (request.isIdempotent() || !exchange.wasHandedOver())) {
        return null;
      }
      throw e;
    } catch (Throwable e) {
      giveUp(exchange, connection, opening);
      throw e;
    }
  }

  private static Exchange open(
      Connection connection,
      Request request,
      Timeouts timeouts,
      @Nullable WebSocketOpening opening) {
    if (opening != null) {
      opening.prepare((Http1Connection) connection);
    }
    return connection.open(request, timeouts);
  }

  private static StreamingResponse run(Exchange exchange, @Nullable WebSocketOpening opening)
      throws IOException {
    exchange.run();
    return opening == null
        ? new StreamingResponse(exchange.head(), exchange)
        : opening.answer(exchange);
  }

  private static void giveUp(
      Exchange exchange, Connection connection, @Nullable WebSocketOpening opening) {
    exchange.close();
    if (opening != null) {
      // The handler may have made a WebSocket of it already, which nobody will get.
      connection.discard();
    }
  }

  private static Request authorized(Request request, Route route, URI proxy) {
    boolean isForwarded =
        !route.origin().isSecure()
            && !route.isForWebSocket()
            && proxy.getScheme().equalsIgnoreCase("http");
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
