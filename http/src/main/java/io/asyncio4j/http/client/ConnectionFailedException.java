package io.asyncio4j.http.client;

import org.jspecify.annotations.Nullable;

/**
 * No connection could be made, so nothing of the request was sent. The cause says why: {@link
 * java.net.UnknownHostException}, {@link java.net.ConnectException}, {@link
 * javax.net.ssl.SSLException}.
 */
public sealed class ConnectionFailedException extends TransportException permits ProxyException {
  private static final long serialVersionUID = 1;

  /** For transports. */
  public ConnectionFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
