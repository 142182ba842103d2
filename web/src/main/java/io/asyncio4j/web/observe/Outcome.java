package io.asyncio4j.web.observe;

import io.asyncio4j.CancelledError;
import io.asyncio4j.http.WebSocketClosedException;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import io.asyncio4j.web.InvalidRequestException;
import io.asyncio4j.web.MissingCredentialsException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request.
 *
 * @param status of the response; 0 when there is none, because the client went away
 * @param failure what nobody expected; null when there is none. Who throws a status answers
 */
record Outcome(int status, @Nullable Throwable failure) {
  private static final int FAILED = 500;
  private static final int UNPROCESSABLE = 422;
  private static final int UNAUTHORIZED = 401;

  static final Outcome NONE = new Outcome(0, null);

  static Outcome of(ServerResponse response) {
    return new Outcome(response.status(), null);
  }

  /** What becomes of {@code thrown}, which came out of the app or of middleware. */
  static Outcome of(Throwable thrown, ServerRequest request) {
    return switch (thrown) {
      case StatusException e -> new Outcome(e.status(), null);
      case InvalidRequestException _ -> new Outcome(UNPROCESSABLE, null);
      case MissingCredentialsException _ -> new Outcome(UNAUTHORIZED, null);
      case Throwable _ when isLeaving(thrown, request) -> NONE;
      default -> new Outcome(FAILED, thrown);
    };
  }

  /** This with what a request says of itself in the end: that its body failed half-way, say. */
  Outcome after(ServerRequest request) {
    Throwable later = request.failure();
    return failure != null
            || status == 0
            || later == null
            || later instanceof StatusException
            || isLeaving(later, request)
        ? this
        : new Outcome(status, later);
  }

  /** Whether it says no more than that the client has gone away. */
  private static boolean isLeaving(Throwable failure, ServerRequest request) {
    return failure instanceof CancelledError
        || failure instanceof WebSocketClosedException
        || (failure instanceof IOException && request.isDisconnected());
  }
}
