package io.asyncio4j.http.client;

import org.jspecify.annotations.Nullable;

/** A body is not what its headers, or its reader, say: broken gzip, no JSON, too large unpacked. */
public final class DecodingException extends HttpException {
  private static final long serialVersionUID = 1;

  DecodingException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
