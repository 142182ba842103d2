package io.asyncio4j.http.client;

/** A redirect led to another, and so on: a loop, most likely. */
public final class TooManyRedirectsException extends HttpException {
  private static final long serialVersionUID = 1;

  TooManyRedirectsException(String message) {
    super(message, null);
  }
}
