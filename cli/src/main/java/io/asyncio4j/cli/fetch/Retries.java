package io.asyncio4j.cli.fetch;

import io.asyncio4j.http.client.BrokenResponseException;
import io.asyncio4j.http.client.ConnectionFailedException;
import io.asyncio4j.http.client.ConnectionLostException;
import io.asyncio4j.http.client.RetryPolicy;
import io.asyncio4j.http.client.TooManyRedirectsException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;

/** Which failures pass by themselves, and how long to wait for that. */
final class Retries {
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration LONGEST_ASKED_FOR = Duration.ofMinutes(1);

  private Retries() {}

  static boolean isTransient(Exception failure) {
    Throwable problem = problem(failure);
    return problem instanceof TimeoutException
        || (problem instanceof IOException
            && !(problem instanceof SSLException)
            && !(problem instanceof UnknownHostException)
            && !(problem instanceof TooManyRedirectsException));
  }

  /** Why there was no connection, where that was it. */
  private static Throwable problem(Exception failure) {
    return failure instanceof ConnectionFailedException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /**
   * Doubled with each attempt, then anything up to that at random: many that failed together do not
   * come back together.
   *
   * @param attempt the one that failed, from 1
   */
  static Duration backoff(int attempt, RandomGenerator random) {
    long ceiling = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempt - 1, 20));
    return Duration.ofMillis(ceiling / 2 + random.nextLong(ceiling / 2 + 1));
  }

  /** What a {@code Retry-After} header asks for, a minute at most. */
  static Optional<Duration> retryAfter(String header, Instant now) {
    return Optional.ofNullable(RetryPolicy.retryAfter(header, now))
        .map(wait -> wait.compareTo(LONGEST_ASKED_FOR) > 0 ? LONGEST_ASKED_FOR : wait);
  }

  /** The reason in few words: failures are counted by it. */
  static String reason(Exception failure) {
    Throwable problem = problem(failure);
    String message = problem.getMessage();
    return switch (problem) {
      case TimeoutException _ -> "timeout";
      case UnknownHostException _ -> "unknown host";
      case SSLException _ -> "TLS error";
      case ConnectException _ ->
          message == null || message.toLowerCase(Locale.ROOT).contains("connection refused")
              ? "connection refused"
              : "no connection";
      case ConnectionLostException _ -> "connection lost";
      case BrokenResponseException _ -> "not HTTP";
      case TooManyRedirectsException _ -> "too many redirects";
      default -> message == null ? problem.getClass().getSimpleName() : "I/O error: " + message;
    };
  }
}
