package io.asyncio4j.http.client;

import io.asyncio4j.Asyncio;
import io.asyncio4j.http.Headers;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A body that must be read to its end before a time. */
final class DeadlineBody implements BodySource {
  private final BodySource body;
  private final Request request;
  private final Duration total;
  private final long start;

  DeadlineBody(BodySource body, Request request, Duration total, long start) {
    this.body = body;
    this.request = request;
    this.total = total;
    this.start = start;
  }

  @Override
  public byte @Nullable [] read() throws IOException {
    Duration left = total.minusNanos(Asyncio.runningLoop().time() - start);
    return AsyncClient.<byte @Nullable []>within(left, request, body::read);
  }

  @Override
  public void close() {
    body.close();
  }

  @Override
  public Headers trailers() {
    return body.trailers();
  }
}
