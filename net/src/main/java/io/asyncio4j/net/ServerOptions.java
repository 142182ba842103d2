package io.asyncio4j.net;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How a server listens and serves. Immutable: each method gives new options. */
public final class ServerOptions {
  private static final ServerOptions DEFAULTS = new ServerOptions();

  // Set before an object is handed out, and never after.
  @Nullable TlsOptions tls;
  int limit = StreamReader.DEFAULT_LIMIT;
  int backlog = 1024;
  Duration closeTimeout = Duration.ofSeconds(30);
  boolean reusePort;
  boolean noDelay = true;
  boolean keepAlive;

  private ServerOptions() {}

  /** A plain server. */
  public static ServerOptions defaults() {
    return DEFAULTS;
  }

  private ServerOptions with(Consumer<ServerOptions> change) {
    var copy = new ServerOptions();
    copy.tls = tls;
    copy.limit = limit;
    copy.backlog = backlog;
    copy.closeTimeout = closeTimeout;
    copy.reusePort = reusePort;
    copy.noDelay = noDelay;
    copy.keepAlive = keepAlive;
    change.accept(copy);
    return copy;
  }

  /** Speaks TLS from the start; a handler is called when the handshake is done. */
  public ServerOptions tls(TlsOptions tls) {
    Objects.requireNonNull(tls, "tls");
    if (!tls.forServer) {
      throw new IllegalArgumentException(
          "a server needs a server's options; begin them with TlsOptions.server(...)");
    }
    return with(options -> options.tls = tls);
  }

  /** The readers' limit in bytes, 64 KiB unless said here: see {@link StreamReader}. */
  public ServerOptions limit(int bytes) {
    ConnectOptions.requirePositive(bytes);
    return with(options -> options.limit = bytes);
  }

  /** How many connections the kernel keeps that were not accepted yet; 1024 unless said here. */
  public ServerOptions backlog(int connections) {
    if (connections < 1) {
      throw new IllegalArgumentException("the backlog must be at least 1, but was " + connections);
    }
    return with(options -> options.backlog = connections);
  }

  /** How long a close waits for a peer to take what was written; 30 s unless said here. */
  public ServerOptions closeTimeout(Duration timeout) {
    ConnectOptions.requirePositive(timeout, "closeTimeout");
    return with(options -> options.closeTimeout = timeout);
  }

  /**
   * Whether several servers, one a loop, may listen at the same port and share what comes
   * (SO_REUSEPORT): see {@link Servers#run}. All of them must say so.
   */
  public ServerOptions reusePort(boolean reusePort) {
    return with(options -> options.reusePort = reusePort);
  }

  /** Whether small writes go out at once (TCP_NODELAY); they do unless said here. */
  public ServerOptions noDelay(boolean noDelay) {
    return with(options -> options.noDelay = noDelay);
  }

  /** Whether the kernel probes idle connections (SO_KEEPALIVE); it does not unless said here. */
  public ServerOptions keepAlive(boolean keepAlive) {
    return with(options -> options.keepAlive = keepAlive);
  }
}
