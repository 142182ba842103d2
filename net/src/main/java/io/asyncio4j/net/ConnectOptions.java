package io.asyncio4j.net;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How a connection is made. Immutable: each method gives new options. */
public final class ConnectOptions {
  private static final ConnectOptions DEFAULTS = new ConnectOptions();

  // Set before an object is handed out, and never after.
  @Nullable TlsOptions tls;
  @Nullable String serverHostName;
  @Nullable InetSocketAddress localAddress;
  int limit = StreamReader.DEFAULT_LIMIT;
  Duration attemptDelay = Duration.ofMillis(250);
  Duration closeTimeout = Duration.ofSeconds(30);
  boolean noDelay = true;
  boolean keepAlive;

  private ConnectOptions() {}

  /** A plain connection. */
  public static ConnectOptions defaults() {
    return DEFAULTS;
  }

  private ConnectOptions with(Consumer<ConnectOptions> change) {
    var copy = new ConnectOptions();
    copy.tls = tls;
    copy.serverHostName = serverHostName;
    copy.localAddress = localAddress;
    copy.limit = limit;
    copy.attemptDelay = attemptDelay;
    copy.closeTimeout = closeTimeout;
    copy.noDelay = noDelay;
    copy.keepAlive = keepAlive;
    change.accept(copy);
    return copy;
  }

  /** Speaks TLS from the start. */
  public ConnectOptions tls(TlsOptions tls) {
    Objects.requireNonNull(tls, "tls");
    if (tls.forServer) {
      throw new IllegalArgumentException(
          "a connection needs a client's options; begin them with TlsOptions.client()");
    }
    return with(options -> options.tls = tls);
  }

  /**
   * The host whose certificate is wanted and that the server is told (SNI); the one that is
   * connected to, unless said here. A Unix socket with TLS needs it.
   */
  public ConnectOptions serverHostName(String name) {
    Objects.requireNonNull(name, "name");
    return with(options -> options.serverHostName = name);
  }

  /** The address to connect from. */
  public ConnectOptions localAddress(InetSocketAddress address) {
    Objects.requireNonNull(address, "address");
    return with(options -> options.localAddress = address);
  }

  /** The reader's limit in bytes, 64 KiB unless said here: see {@link StreamReader}. */
  public ConnectOptions limit(int bytes) {
    requirePositive(bytes);
    return with(options -> options.limit = bytes);
  }

  /**
   * How long an address of a host with several is given before the next is tried as well; 250 ms,
   * as RFC 8305 recommends, unless said here.
   */
  public ConnectOptions attemptDelay(Duration delay) {
    requirePositive(delay, "attemptDelay");
    return with(options -> options.attemptDelay = delay);
  }

  /** How long a close waits for the peer to take what was written; 30 s unless said here. */
  public ConnectOptions closeTimeout(Duration timeout) {
    requirePositive(timeout, "closeTimeout");
    return with(options -> options.closeTimeout = timeout);
  }

  /** Whether small writes go out at once (TCP_NODELAY); they do unless said here. */
  public ConnectOptions noDelay(boolean noDelay) {
    return with(options -> options.noDelay = noDelay);
  }

  /** Whether the kernel probes an idle connection (SO_KEEPALIVE); it does not unless said here. */
  public ConnectOptions keepAlive(boolean keepAlive) {
    return with(options -> options.keepAlive = keepAlive);
  }

  static void requirePositive(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("the limit must be at least 1, but was " + bytes);
    }
  }

  static void requirePositive(Duration duration, String what) {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException(what + " must be more than nothing, but was " + duration);
    }
  }
}
