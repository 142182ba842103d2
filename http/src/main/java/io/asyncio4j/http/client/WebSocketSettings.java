package io.asyncio4j.http.client;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a client speaks over a WebSocket.
 *
 * @param subprotocols offered, the most wanted first
 * @param maxMessageSize in bytes, unpacked; a larger one closes with 1009
 * @param pingInterval after how long a silence the server is asked whether it lives; when it says
 *     nothing for as long again, the socket is closed. Null never
 * @param compression whether permessage-deflate is offered
 */
public record WebSocketSettings(
    List<String> subprotocols,
    int maxMessageSize,
    @Nullable Duration pingInterval,
    boolean compression) {
  private static final WebSocketSettings STANDARD =
      new WebSocketSettings(List.of(), 1024 * 1024, Duration.ofSeconds(20), true);

  public WebSocketSettings {
    subprotocols = List.copyOf(subprotocols);
    if (maxMessageSize < 1) {
      throw new IllegalArgumentException("maxMessageSize must be above 0: " + maxMessageSize);
    }
    if (pingInterval != null && (pingInterval.isNegative() || pingInterval.isZero())) {
      throw new IllegalArgumentException(
          "pingInterval is " + pingInterval + "; it must be above 0, or null for no pings");
    }
  }

  /** Messages of 1 MiB, a ping after 20 seconds of silence, compression offered. */
  public static WebSocketSettings standard() {
    return STANDARD;
  }

  /** These with other subprotocols. */
  public WebSocketSettings subprotocols(String... offered) {
    return new WebSocketSettings(List.of(offered), maxMessageSize, pingInterval, compression);
  }

  /** These with another limit on messages. */
  public WebSocketSettings maxMessageSize(int bytes) {
    return new WebSocketSettings(subprotocols, bytes, pingInterval, compression);
  }

  /** These with another time of silence; null for no pings. */
  public WebSocketSettings pingInterval(@Nullable Duration interval) {
    return new WebSocketSettings(subprotocols, maxMessageSize, interval, compression);
  }

  /** These with compression offered or not. */
  public WebSocketSettings compression(boolean offered) {
    return new WebSocketSettings(subprotocols, maxMessageSize, pingInterval, offered);
  }
}
