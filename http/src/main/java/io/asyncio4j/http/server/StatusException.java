package io.asyncio4j.http.server;

import io.asyncio4j.http.Headers;
import java.util.Objects;

/**
 * Ends a handler with a status of its choice: {@code throw new StatusException(404, "no such
 * user")}. The message goes to the client.
 */
public final class StatusException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int status;
  private final transient Headers headers;

  /**
   * @param status 300 to 599
   * @param message what the client is told
   */
  public StatusException(int status, String message) {
    this(status, message, Headers.empty());
  }

  /**
   * @param headers fields of the response, such as {@code WWW-Authenticate}
   */
  public StatusException(int status, String message, Headers headers) {
    super(Objects.requireNonNull(message, "message"));
    if (status < 300 || status > 599) {
      throw new IllegalArgumentException(
          "status " + status + " is no refusal; return a ServerResponse, or choose 300 to 599");
    }
    this.status = status;
    this.headers = Objects.requireNonNull(headers, "headers");
  }

  /**
   * Refuses unless {@code right}: a check in a line.
   *
   * <pre>{@code
   * StatusException.unless(token.equals(expected), 403, "that token is not the right one");
   * }</pre>
   */
  public static void unless(boolean right, int status, String message) {
    if (!right) {
      throw new StatusException(status, message);
    }
  }

  /** The status of the response. */
  public int status() {
    return status;
  }

  /** The header fields of the response. */
  public Headers headers() {
    return headers;
  }

  /** This with {@code others} in place of the header fields of the same names. */
  public StatusException withHeaders(Headers others) {
    var result = new StatusException(status, String.valueOf(getMessage()), headers.withAll(others));
    result.initCause(getCause());
    result.setStackTrace(getStackTrace());
    return result;
  }

  /** What the client gets. */
  public ServerResponse response() {
    return ServerResponse.text(getMessage() + "\n").withStatus(status).withHeaders(headers);
  }
}
