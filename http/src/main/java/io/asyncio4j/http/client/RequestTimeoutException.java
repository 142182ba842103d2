package io.asyncio4j.http.client;

import org.jspecify.annotations.Nullable;

/** A limit of {@link Timeouts} was reached. The connection, if there was one, is closed. */
public final class RequestTimeoutException extends TransportException {
  private static final long serialVersionUID = 1;

  /** What took too long. */
  public enum Phase {
    /** Waiting for a connection of the pool. */
    POOL,
    /** Making a connection, proxy and TLS included. */
    CONNECT,
    /** Sending a part of the request: the server does not take it. */
    WRITE,
    /** Waiting for the next part of the response. */
    READ,
    /** Everything together. */
    TOTAL
  }

  private final Phase phase;

  /** For transports. */
  public RequestTimeoutException(Phase phase, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.phase = phase;
  }

  /** What took too long. */
  public Phase phase() {
    return phase;
  }
}
