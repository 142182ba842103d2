package io.asyncio4j.cli.fetch;

import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.timeout;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Fetches one URL: attempt after attempt, each with its time limit. The JDK's client is called as
 * in any thread; in a coroutine {@code send} and the body's reads suspend.
 */
final class Fetcher implements AutoCloseable {
  private final Duration timeLimit;
  private final int retries;
  private final @Nullable Path folder;
  private final RateLimiter limiter;

  /** The client's own work is not the loop's. */
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("aio-http-", 1).factory());

  private final HttpClient client =
      HttpClient.newBuilder().executor(threads).followRedirects(HttpClient.Redirect.NORMAL).build();

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
              : answer != null && Retries.isTransient(answer.status);
      if (!again || attempt > retries) {
        return result(line, answer, failure, time, attempt);
      }
      Optional<Duration> asked = answer == null ? Optional.empty() : answer.retryAfter;
      Duration backoff = Retries.backoff(attempt, ThreadLocalRandom.current());
      sleep(asked.orElse(backoff));
    }
  }

  private Answer attempt(UrlLine.Good line) throws IOException, InterruptedException {
    boolean isPlain = "http".equalsIgnoreCase(line.url().getScheme());
    HttpRequest request =
        HttpRequest.newBuilder(line.url())
            .header("User-Agent", "aio (asyncio4j)")
            .version(isPlain ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2)
            .build();
    var response = client.send(request, BodyHandlers.ofInputStream());
    int status = response.statusCode();
    try (InputStream body = response.body()) {
      if (folder != null && status >= 200 && status < 300) {
        try (var file = BodyFile.in(folder, line)) {
          long bytes = body.transferTo(file.out);
          return new Answer(status, bytes, Optional.empty(), file.commit());
        }
      }
      long bytes = body.transferTo(OutputStream.nullOutputStream());
      Optional<Duration> retryAfter =
          response
              .headers()
              .firstValue("Retry-After")
              .flatMap(value -> Retries.retryAfter(value, Instant.now()));
      return new Answer(status, bytes, retryAfter, null);
    }
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

  /** Closes the connections and ends the threads. */
  @Override
  public void close() {
    client.shutdownNow();
    client.close();
    threads.shutdownNow();
  }
}
