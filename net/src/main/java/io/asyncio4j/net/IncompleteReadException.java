package io.asyncio4j.net;

import java.io.EOFException;

/** The connection ended before all that was asked for had come. */
public final class IncompleteReadException extends EOFException {
  private static final long serialVersionUID = 1L;

  private final byte[] partial;

  IncompleteReadException(String message, byte[] partial) {
    super(message);
    this.partial = partial;
  }

  /** What had come. The next read finds the end. */
  public byte[] partial() {
    return partial.clone();
  }
}
