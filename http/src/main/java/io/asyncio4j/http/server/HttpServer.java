package io.asyncio4j.http.server;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.shield;

import io.asyncio4j.Promise;
import io.asyncio4j.Task;
import io.asyncio4j.http.Json;
import io.asyncio4j.net.TlsOptions;
import io.asyncio4j.net.netty.Listener;
import io.asyncio4j.net.netty.NettyLoop;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on the running loop: HTTP/1.1, HTTP/2, WebSockets, server-sent events and files.
 *
 * <pre>{@code
 * try (var server = HttpServer.start(request -> ServerResponse.text("hello"), "127.0.0.1", 8080)) {
 *   server.serveForever();
 * }
 * }</pre>
 *
 * <p>Each request is answered in a coroutine of its connection, or on HTTP/2 in one of its own,
 * with the context variables of whoever started the server. Only coroutines of the loop may call
 * methods of a server.
 *
 * <p>{@link #close} is graceful: no new connections, no new requests; what is running has a while
 * to end, and is then cancelled.
 */
public final class HttpServer implements AutoCloseable {
  private final ServerCore core;
  private final Channel listener;
  private final Task<?> starter;
  private final Promise<@Nullable Void> closed;
  private boolean closing;

  private HttpServer(ServerCore core, Channel listener, Task<?> starter) {
    this.core = core;
    this.listener = listener;
    this.starter = starter;
    this.closed = core.loop.createPromise();
  }

  /**
   * Starts a server with every setting as it comes.
   *
   * @param host a name or address of this machine: {@code 127.0.0.1} for programs on it only,
   *     {@code 0.0.0.0} or {@code ::} for all
   * @param port 0 for any that is free
   * @throws IOException when the port cannot be had
   */
  public static HttpServer start(Handler handler, String host, int port) throws IOException {
    return builder().start(handler, host, port);
  }

  /** Settings to choose from, each with a default. */
  public static Builder builder() {
    return new Builder();
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) listener.localAddress();
  }

  /** The port at which it listens. */
  public int port() {
    return address().getPort();
  }

  /** The URL of its root, {@code http://127.0.0.1:8080}. */
  public String url() {
    String host = address().getAddress().getHostAddress();
    if (address().getAddress().isAnyLocalAddress()) {
      host = "localhost";
    }
    return (core.settings.tls == null ? "http" : "https")
        + "://"
        + (host.indexOf(':') < 0 ? host : "[" + host + "]")
        + ":"
        + port();
  }

  /** How many connections are open. */
  public int connections() {
    return core.connectionCount();
  }

  /** Suspends until the caller is cancelled or somebody closes the server. */
  public void serveForever() {
    // Cancelling one who waits here must not mark the server as closed.
    var _ = shield(closed);
  }

  /**
   * Takes no more connections; those that are open go on. Another server may take over the port:
   * one that listens there already, by {@link Builder#reusePort}, then gets all that come. Suspends
   * until that is so.
   */
  public void stopListening() {
    var _ = core.netty.await(listener::close);
  }

  /**
   * Stops: takes no more connections and requests, waits for what is running, at most as long as
   * the grace period, cancels the rest and waits for that. If the caller is cancelled meanwhile,
   * the rest is cancelled at once. May be called twice.
   */
  @Override
  public void close() {
    if (closing) {
      return;
    }
    closing = true;
    try {
      core.netty.post(listener::close);
      core.close();
    } finally {
      starter.cancel();
      if (!closed.isDone()) {
        closed.setResult(null);
      }
    }
  }

  @Override
  public String toString() {
    return "HttpServer[" + url() + "]";
  }

  /** The settings of a server. */
  public static final class Builder {
    private final ServerSettings settings = new ServerSettings();

    private Builder() {}

    ServerSettings settings() {
      return settings;
    }

    /**
     * How large the request line and the header fields may be together, in bytes: 8 KiB unless set
     * here, at most 64 KiB. Larger ones are answered 431 or 414.
     */
    public Builder maxHeadSize(int bytes) {
      if (bytes < 256 || bytes > 65_535) {
        throw new IllegalArgumentException(
            "a head of at most " + bytes + " bytes cannot be; give 256 to 65,535");
      }
      settings.maxHeadSize = bytes;
      return this;
    }

    /**
     * How large a request's body may be, in bytes: 1 MiB unless set here. A larger one is answered
     * 413. {@link ServerRequest#maxBodySize} sets another for one request.
     */
    public Builder maxBodySize(long bytes) {
      if (bytes < 0) {
        throw new IllegalArgumentException(
            "a body of at most " + bytes + " bytes cannot be; give 0 or more");
      }
      settings.maxBodySize = bytes;
      return this;
    }

    /** How many connections are open at most; 50,000. More wait in the kernel. */
    public Builder maxConnections(int connections) {
      settings.maxConnections = positive(connections, "maxConnections");
      return this;
    }

    /** How many requests of one HTTP/2 connection are answered at a time; 100. */
    public Builder maxStreams(int streams) {
      settings.maxStreams = positive(streams, "maxStreams");
      return this;
    }

    private static int positive(int number, String what) {
      if (number < 1) {
        throw new IllegalArgumentException(what + " must be 1 or more, not " + number);
      }
      return number;
    }

    /** How long a request's head may take from its first byte on: 10 seconds. */
    public Builder headTimeout(Duration timeout) {
      settings.headTimeout = positive(timeout, "headTimeout");
      return this;
    }

    /**
     * How far the client may fall behind with a body that is waited for: 30 seconds; then 408. A
     * pause of that length is too long, and so is less than {@link #minDataRate} for a while
     * longer.
     */
    public Builder bodyTimeout(Duration timeout) {
      settings.bodyTimeout = positive(timeout, "bodyTimeout");
      return this;
    }

    /**
     * How far the client may fall behind with reading what is written to it: 60 seconds; then the
     * connection is closed, or the stream of HTTP/2 reset, and the handler cancelled.
     */
    public Builder writeTimeout(Duration timeout) {
      settings.writeTimeout = positive(timeout, "writeTimeout");
      return this;
    }

    /** How long a connection may be idle between two requests: 75 seconds. */
    public Builder idleTimeout(Duration timeout) {
      settings.idleTimeout = positive(timeout, "idleTimeout");
      return this;
    }

    /**
     * How fast a client must be at least, in bytes per second, while a body is waited for or
     * written to it: 240; 0 for any speed above standstill. A slower one loses time by the second
     * until the body's or the writing's timeout is used up; a faster one wins it back. {@link
     * ServerRequest#minDataRate} sets another for one request's body.
     */
    public Builder minDataRate(int bytesPerSecond) {
      settings.minDataRate = rate(bytesPerSecond);
      return this;
    }

    static int rate(int bytesPerSecond) {
      if (bytesPerSecond < 0) {
        throw new IllegalArgumentException(
            "a rate of " + bytesPerSecond + " bytes per second cannot be; give 0 for none");
      }
      return bytesPerSecond;
    }

    private static Duration positive(Duration duration, String what) {
      if (!duration.isPositive()) {
        throw new IllegalArgumentException(
            what
                + " must be more than nothing, but was "
                + duration
                + "; give a long one for none");
      }
      return duration;
    }

    /** How long {@link HttpServer#close} waits for what is running: 10 seconds. */
    public Builder gracePeriod(Duration period) {
      settings.gracePeriod = Objects.requireNonNull(period, "period");
      return this;
    }

    /** TLS with these options; HTTP/2 is then agreed on by ALPN. */
    public Builder tls(TlsOptions options) {
      settings.tls = Objects.requireNonNull(options, "options");
      return this;
    }

    /** Whether HTTP/2 is spoken with clients that want it; it is unless set here. */
    public Builder http2(boolean on) {
      settings.http2 = on;
      return this;
    }

    /**
     * Whether bodies that pack well are packed for clients that can unpack them; not unless set.
     */
    public Builder compression(boolean on) {
      settings.compression = on;
      return this;
    }

    /** Who is told of each request that was answered; nobody unless set here. */
    public Builder accessLog(AccessLog log) {
      settings.accessLog = Objects.requireNonNull(log, "log");
      return this;
    }

    /** How {@link ServerRequest#json} reads and {@link ServerResponse#json(Object)} writes. */
    public Builder json(Json json) {
      settings.json = Objects.requireNonNull(json, "json");
      return this;
    }

    /** How many connections may wait in the kernel to be accepted: 1,024. */
    public Builder backlog(int connections) {
      settings.backlog = positive(connections, "backlog");
      return this;
    }

    /** Whether other loops and processes may listen at the same port, each taking its share. */
    public Builder reusePort(boolean on) {
      settings.reusePort = on;
      return this;
    }

    /**
     * Starts the server.
     *
     * @param host a name or address of this machine
     * @param port 0 for any that is free
     * @throws IOException when the port cannot be had, or TLS as it is set
     */
    public HttpServer start(Handler handler, String host, int port) throws IOException {
      Objects.requireNonNull(handler, "handler");
      Objects.requireNonNull(host, "host");
      NettyLoop netty = NettyLoop.running();
      ServerSettings chosen = settings.copy();
      if (chosen.tls != null) {
        chosen.tls =
            (chosen.http2 ? chosen.tls.alpn("h2", "http/1.1") : chosen.tls.alpn("http/1.1"))
                .prepare();
      }
      var core = new ServerCore(netty, chosen, handler);
      var listener =
          new Listener(
              netty,
              bootstrap -> {
                bootstrap
                    .option(ChannelOption.SO_BACKLOG, chosen.backlog)
                    .option(ChannelOption.SO_REUSEADDR, true)
                    .childOption(ChannelOption.TCP_NODELAY, true);
                if (chosen.reusePort) {
                  bootstrap.option(netty.transport().reusePort(), true);
                }
              },
              channel -> Opener.begin(core, channel));
      Task<?> starter = createTask("start HTTP coroutines", core::startCoroutines);
      try {
        Channel bound = listener.bind(host, port);
        core.listener(bound);
        return new HttpServer(core, bound, starter);
      } catch (Throwable e) {
        starter.cancel();
        throw e;
      }
    }
  }
}
