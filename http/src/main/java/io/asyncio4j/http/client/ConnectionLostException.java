package io.asyncio4j.http.client;

import org.jspecify.annotations.Nullable;

/**
 * The connection was closed or reset before the response was whole. Whether the server has acted on
 * the request is not known.
 */
public final class ConnectionLostException extends TransportException {
  private static final long serialVersionUID = 1;

  /** For transports. */
  public ConnectionLostException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
