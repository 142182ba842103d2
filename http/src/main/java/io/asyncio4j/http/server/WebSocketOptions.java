package io.asyncio4j.http.server;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the server speaks WebSocket.
 *
 * @param subprotocols those it speaks, the one it likes best first; the first that the client
 *     offers too is chosen
 * @param origins the pages that may connect, as {@code https://example.com}; empty for any.
 *     Browsers send cookies along from any page, so name your own where cookies say who somebody is
 * @param maxMessageSize in bytes, unpacked; a larger one closes with 1009
 * @param pingInterval how long the peer may be silent before it is asked whether it lives; one more
 *     such time without an answer closes the connection. Null never asks
 * @param compression whether permessage-deflate is spoken with clients that can
 * @param grace how long the handler may go on when the client has left, before it is cancelled:
 *     until it receives or sends it need not have noticed. Null never cancels it
 */
public record WebSocketOptions(
    List<String> subprotocols,
    List<String> origins,
    int maxMessageSize,
    @Nullable Duration pingInterval,
    boolean compression,
    @Nullable Duration grace) {
  private static final WebSocketOptions DEFAULTS =
      new WebSocketOptions(
          List.of(), List.of(), 1 << 20, Duration.ofSeconds(30), true, Duration.ofSeconds(10));

  /** Copies the lists. */
  public WebSocketOptions {
    subprotocols = List.copyOf(Objects.requireNonNull(subprotocols, "subprotocols"));
    origins = List.copyOf(Objects.requireNonNull(origins, "origins"));
    if (maxMessageSize < 1) {
      throw new IllegalArgumentException(
          "messages of at most " + maxMessageSize + " bytes are none; give 1 or more");
    }
    if (grace != null && grace.isNegative()) {
      throw new IllegalArgumentException("grace must not be negative, but was " + grace);
    }
  }

  /**
   * No subprotocol, any origin, 1 MiB, a ping after 30 seconds of silence, compression, 10 seconds
   * grace.
   */
  public static WebSocketOptions defaults() {
    return DEFAULTS;
  }

  /** This with other subprotocols. */
  public WebSocketOptions withSubprotocols(String... protocols) {
    return new WebSocketOptions(
        List.of(protocols), origins, maxMessageSize, pingInterval, compression, grace);
  }

  /** This for these pages only. */
  public WebSocketOptions withOrigins(String... pages) {
    return new WebSocketOptions(
        subprotocols, List.of(pages), maxMessageSize, pingInterval, compression, grace);
  }

  /** This with another limit, in bytes. */
  public WebSocketOptions withMaxMessageSize(int bytes) {
    return new WebSocketOptions(subprotocols, origins, bytes, pingInterval, compression, grace);
  }

  /** This with another time of silence; null never asks. */
  public WebSocketOptions withPingInterval(@Nullable Duration interval) {
    return new WebSocketOptions(
        subprotocols, origins, maxMessageSize, interval, compression, grace);
  }

  /** This with or without compression. */
  public WebSocketOptions withCompression(boolean on) {
    return new WebSocketOptions(subprotocols, origins, maxMessageSize, pingInterval, on, grace);
  }

  /** This with another time that handlers have when the client has left; null for any. */
  public WebSocketOptions withGrace(@Nullable Duration newGrace) {
    return new WebSocketOptions(
        subprotocols, origins, maxMessageSize, pingInterval, compression, newGrace);
  }
}
