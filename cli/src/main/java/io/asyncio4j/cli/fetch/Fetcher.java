package io.asyncio4j.cli.fetch;

import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.timeout;

import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.Limits;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.RetryPolicy;
import io.asyncio4j.http.client.StreamingResponse;
import io.asyncio4j.http.client.Timeouts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Fetches one URL: attempt after attempt, each with its time limit. Sending and reading suspend.
 */
final class Fetcher implements AutoCloseable {
  private final Duration timeLimit;
  private final int retries;
  private final @Nullable Path folder;
  private final RateLimiter limiter;

  /** How many are in flight, and how long an attempt takes, is limited elsewhere. */
  private final AsyncClient client =
      AsyncClient.builder()
          .header("User-Agent", "aio (asyncio4j)")
          // What is counted and saved is what the server has.
          .header("Accept-Encoding", "identity")
          .timeouts(Timeouts.none())
          .limits(new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ofSeconds(30)))
          .build();

  /**
   * @param timeLimit of one attempt, its body included
   * @param retries after the first attempt
   * @param folder where bodies are saved; null to drop them
   */
  Fetcher(Duration timeLimit, int retries, @Nullable Path folder, RateLimiter limiter) {
    this.timeLimit = timeLimit;
    this.retries = retries;
    this.folder = folder;
    this.limiter = limiter;
  }

  private record Answer(
      int status, long bytes, Optional<Duration> retryAfter, @Nullable String file) {
    boolean isOk() {
      return status >= 200 && status < 300;
    }
  }

  /** Suspends until the URL is fetched or given up. A cancellation leaves no file behind. */
  Result fetch(UrlLine.Good line) {
    Duration time = Duration.ZERO;
    int attempt = 0;
    while (true) {
      attempt++;
      limiter.acquire();
      long start = runningLoop().time();
      Answer answer = null;
      Exception failure = null;
      try {
        answer = timeout(timeLimit, () -> attempt(line));
      } catch (Exception e) {
        failure = e;
      }
      time = time.plusNanos(runningLoop().time() - start);
      boolean again =
          failure != null
              ? Retries.isTransient(failure)
              : answer != null && RetryPolicy.isTransient(answer.status);
      if (!again || attempt > retries) {
        return result(line, answer, failure, time, attempt);
      }
      Optional<Duration> asked = answer == null ? Optional.empty() : answer.retryAfter;
      Duration backoff = Retries.backoff(attempt, ThreadLocalRandom.current());
      sleep(asked.orElse(backoff));
    }
  }

  private Answer attempt(UrlLine.Good line) throws IOException {
    try (StreamingResponse response = client.stream(Request.of("GET", line.url()))) {
      if (folder != null && response.isSuccess()) {
        try (var file = BodyFile.in(folder, line)) {
          long bytes = copy(response, file.out);
          return new Answer(response.status(), bytes, Optional.empty(), file.commit());
        }
      }
      long bytes = copy(response, OutputStream.nullOutputStream());
      Optional<Duration> retryAfter =
          Optional.ofNullable(response.header("Retry-After"))
              .flatMap(value -> Retries.retryAfter(value, Instant.now()));
      return new Answer(response.status(), bytes, retryAfter, null);
    }
  }

  private static long copy(StreamingResponse from, OutputStream to) throws IOException {
    long bytes = 0;
    for (byte[] piece = from.read(); piece != null; piece = from.read()) {
      to.write(piece);
      bytes += piece.length;
    }
    return bytes;
  }

  private static Result result(
      UrlLine.Good line,
      @Nullable Answer answer,
      @Nullable Exception failure,
      Duration time,
      int attempts) {
    if (answer != null) {
      return new Result(
          line.number(),
          line.url().toString(),
          answer.status,
          answer.bytes,
          time,
          attempts,
          answer.isOk() ? null : "HTTP " + answer.status,
          null,
          answer.file);
    }
    return new Result(
        line.number(),
        line.url().toString(),
        0,
        0,
        time,
        attempts,
        failure == null ? "no answer" : Retries.reason(failure),
        failure == null ? null : failure.getMessage(),
        null);
  }

  /** Closes the connections. */
  @Override
  public void close() {
    client.close();
  }
}
