package io.asyncio4j.http.client;

import org.jspecify.annotations.Nullable;

/** There is no response, or only a part of one. */
public abstract sealed class TransportException extends HttpException
    permits ConnectionFailedException,
        ConnectionLostException,
        BrokenResponseException,
        RequestTimeoutException {
  private static final long serialVersionUID = 1;

  TransportException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
