package io.asyncio4j.web.middleware;

import io.asyncio4j.Timeout;
import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import io.asyncio4j.web.Middleware;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Gives each request that much time: then what answers it is cancelled where it is suspended, and
 * the client gets 503.
 *
 * <pre>{@code
 * app.use(TimeLimit.of(Duration.ofSeconds(10)));
 * }</pre>
 *
 * <p>The limit is for the handler until it returns. What it returned may be sent for longer: files,
 * streams, events and WebSockets. Time is the loop's.
 */
public final class TimeLimit implements Middleware {
  private final Duration duration;
  private final int status;

  private TimeLimit(Duration duration, int status) {
    this.duration = duration;
    this.status = status;
  }

  /** That long. */
  public static TimeLimit of(Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(
          "in " + duration + " nothing can be answered; give a positive duration");
    }
    return new TimeLimit(duration, 503);
  }

  /** This with another status than 503, such as 504 for an app that asks others. */
  public TimeLimit withStatus(int newStatus) {
    if (newStatus < 500 || newStatus > 599) {
      throw new IllegalArgumentException(
          "status " + newStatus + " would not say that the server was too slow; give 503 or 504");
    }
    return new TimeLimit(duration, newStatus);
  }

  @Override
  public ServerResponse handle(ServerRequest request, Handler next) throws Exception {
    var over = new boolean[1];
    try {
      return Timeout.call(
          duration,
          timeout -> {
            try {
              return next.handle(request);
            } finally {
              over[0] = timeout.expired();
            }
          });
    } catch (TimeoutException e) {
      if (!over[0]) {
        throw e;
      }
      var refusal =
          new StatusException(status, "this took longer than " + duration.toMillis() + " ms");
      refusal.initCause(e);
      throw refusal;
    }
  }
}
