package io.asyncio4j.http.client;

import org.jspecify.annotations.Nullable;

/** The proxy could not be reached, or would not connect to the host. */
public final class ProxyException extends ConnectionFailedException {
  private static final long serialVersionUID = 1;

  ProxyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
