package io.asyncio4j.http.client;

import io.asyncio4j.Asyncio;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * When a request is sent again: after a {@link TransportException} or a status 408, 429, 500, 502,
 * 503 or 504, if sending it twice does no harm (GET, HEAD, OPTIONS, PUT, DELETE), or if nothing of
 * it was sent. It waits in between, twice as long each time and anything up to half of that less at
 * random, or as long as {@code Retry-After} says.
 *
 * @param retries after the first attempt
 * @param firstWait before the second attempt
 * @param longestWait between two attempts; a server that asks for more is not asked again
 * @param anyMethod whether POST and PATCH are repeated too: where they bear a key by which the
 *     server knows them again
 */
public record RetryPolicy(
    int retries, Duration firstWait, Duration longestWait, boolean anyMethod) {
  private static final RetryPolicy NONE = new RetryPolicy(0, Duration.ZERO, Duration.ZERO, false);

  public RetryPolicy {
    if (retries < 0 || firstWait.isNegative() || longestWait.compareTo(firstWait) < 0) {
      throw new IllegalArgumentException(
          "retries and waits must not be negative, and longestWait not below firstWait: "
              + retries
              + ", "
              + firstWait
              + ", "
              + longestWait);
    }
  }

  /** Never. */
  public static RetryPolicy none() {
    return NONE;
  }

  /** This often, with waits of 200 milliseconds up to 30 seconds. */
  public static RetryPolicy of(int retries) {
    return new RetryPolicy(retries, Duration.ofMillis(200), Duration.ofSeconds(30), false);
  }

  /** This with other waits. */
  public RetryPolicy waits(Duration first, Duration longest) {
    return new RetryPolicy(retries, first, longest, anyMethod);
  }

  /** This for every method. */
  public RetryPolicy forAnyMethod() {
    return new RetryPolicy(retries, firstWait, longestWait, true);
  }

  StreamingResponse apply(Request request, Transport transport) throws IOException {
    for (int attempt = 1; ; attempt++) {
      boolean isLast = attempt > retries || !request.isRepeatable();
      boolean mayRepeat = anyMethod || request.isIdempotent();
      Duration wait;
      try {
        StreamingResponse response = transport.send(request);
        if (isLast || !mayRepeat || !isTransient(response.status())) {
          return response;
        }
        Duration asked = retryAfter(response.header("Retry-After"), Instant.now());
        if (asked != null && asked.compareTo(longestWait) > 0) {
          return response;
        }
        response.close();
        wait = asked == null ? backoff(attempt) : asked;
      } catch (ConnectionFailedException e) {
        if (isLast || e.getCause() instanceof javax.net.ssl.SSLException) {
          throw e;
        }
        wait = backoff(attempt);
      } catch (TransportException e) {
        if (isLast || !mayRepeat || isTotal(e)) {
          throw e;
        }
        wait = backoff(attempt);
      }
      Asyncio.sleep(wait);
    }
  }

  private static boolean isTotal(TransportException e) {
    return e instanceof RequestTimeoutException timeout
        && timeout.phase() == RequestTimeoutException.Phase.TOTAL;
  }

  /** Whether a response of this status may be another one soon. */
  public static boolean isTransient(int status) {
    return switch (status) {
      case 408, 429, 500, 502, 503, 504 -> true;
      default -> false;
    };
  }

  /** Many that failed together do not come back together. */
  private Duration backoff(int attempt) {
    long ceiling =
        Math.min(longestWait.toMillis(), firstWait.toMillis() << Math.min(attempt - 1, 20));
    return Duration.ofMillis(ceiling - ThreadLocalRandom.current().nextLong(ceiling / 2 + 1));
  }

  /** What a {@code Retry-After} header asks for, seconds or a date; null when it is neither. */
  public static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
    if (header == null) {
      return null;
    }
    try {
      String text = header.strip();
      Duration wait =
          text.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(text))
              : Duration.between(
                  now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
