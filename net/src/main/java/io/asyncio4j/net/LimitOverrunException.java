package io.asyncio4j.net;

import java.io.IOException;

/** More came before a separator than the reader's limit allows. */
public final class LimitOverrunException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int consumed;

  LimitOverrunException(String message, int consumed) {
    super(message);
    this.consumed = consumed;
  }

  /** How many bytes have come that belong to no separator; they are still there to be read. */
  public int consumed() {
    return consumed;
  }
}
