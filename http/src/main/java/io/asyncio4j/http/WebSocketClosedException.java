package io.asyncio4j.http;

import java.io.IOException;

/** A WebSocket that is closed was to send or receive. */
public final class WebSocketClosedException extends IOException {
  /** The code of a connection that was lost without a word. */
  public static final int LOST = 1006;

  private static final long serialVersionUID = 1;
  private final int code;
  private final String reason;

  /**
   * @param code as RFC 6455 has them: 1000 normal, 1001 going away, 1006 lost
   * @param reason for people; may be empty
   */
  public WebSocketClosedException(int code, String reason) {
    super(message(code, reason));
    this.code = code;
    this.reason = reason;
  }

  private static String message(int code, String reason) {
    String what =
        code == LOST
            ? "the WebSocket's connection was lost"
            : "the WebSocket was closed with code " + code;
    return reason.isEmpty() ? what : what + ": " + reason;
  }

  /** Why it was closed. */
  public int code() {
    return code;
  }

  /** Why it was closed, for people; may be empty. */
  public String reason() {
    return reason;
  }

  /** Whether it was closed as planned: 1000, 1001, or 1005, which is no code at all. */
  public boolean isNormal() {
    return code == 1000 || code == 1001 || code == 1005;
  }
}
