package io.asyncio4j.http.client;

import org.jspecify.annotations.Nullable;

/** What the server sent breaks the rules of HTTP, or a limit on it. The connection is closed. */
public final class BrokenResponseException extends TransportException {
  private static final long serialVersionUID = 1;

  BrokenResponseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
