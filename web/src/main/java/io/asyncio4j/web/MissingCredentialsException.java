package io.asyncio4j.web;

import io.asyncio4j.http.Headers;
import io.asyncio4j.http.server.ServerResponse;
import java.util.Objects;

/**
 * A request that does not say who asks: answered 401. An endpoint that takes an {@code Optional} of
 * what the credentials stand for gets an empty one instead.
 */
public final class MissingCredentialsException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String challenge;

  /**
   * @param challenge how to say it, as the field {@code WWW-Authenticate} has it
   */
  public MissingCredentialsException(String challenge) {
    super("this is for those who say who they are");
    this.challenge = Objects.requireNonNull(challenge, "challenge");
  }

  /** How to say who one is, as the field {@code WWW-Authenticate} has it. */
  public String challenge() {
    return challenge;
  }

  ServerResponse response() {
    return Problem.of(401, getMessage())
        .toResponse()
        .withHeaders(Headers.of("WWW-Authenticate", challenge));
  }
}
