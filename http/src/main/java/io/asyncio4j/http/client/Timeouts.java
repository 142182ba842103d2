package io.asyncio4j.http.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long the parts of a request may take; null is for ever. When one is over, {@link
 * RequestTimeoutException}.
 *
 * @param connect making a connection, TLS included
 * @param read waiting for the next bytes of the response
 * @param write waiting until the server takes more of the request
 * @param pool waiting for a connection of the pool to become free
 * @param total all that {@code send} does, redirects and retries included, and the reading of a
 *     streamed body
 */
public record Timeouts(
    @Nullable Duration connect,
    @Nullable Duration read,
    @Nullable Duration write,
    @Nullable Duration pool,
    @Nullable Duration total) {
  private static final Timeouts STANDARD = of(Duration.ofSeconds(5));

  public Timeouts {
    check("connect", connect);
    check("read", read);
    check("write", write);
    check("pool", pool);
    check("total", total);
  }

  private static void check(String name, @Nullable Duration duration) {
    if (duration != null && (duration.isNegative() || duration.isZero())) {
      throw new IllegalArgumentException(
          "the timeout " + name + " is " + duration + "; it must be above 0, or null for none");
    }
  }

  /** Five seconds each, and no limit on the total. */
  public static Timeouts standard() {
    return STANDARD;
  }

  /** {@code each} for connect, read, write and pool, and no limit on the total. */
  public static Timeouts of(Duration each) {
    return new Timeouts(each, each, each, each, null);
  }

  /** No limits. */
  public static Timeouts none() {
    return new Timeouts(null, null, null, null, null);
  }

  /** These with another limit on connecting. */
  public Timeouts connect(@Nullable Duration limit) {
    return new Timeouts(limit, read, write, pool, total);
  }

  /** These with another limit on reading. */
  public Timeouts read(@Nullable Duration limit) {
    return new Timeouts(connect, limit, write, pool, total);
  }

  /** These with another limit on writing. */
  public Timeouts write(@Nullable Duration limit) {
    return new Timeouts(connect, read, limit, pool, total);
  }

  /** These with another limit on waiting for the pool. */
  public Timeouts pool(@Nullable Duration limit) {
    return new Timeouts(connect, read, write, limit, total);
  }

  /** These with another limit on the whole. */
  public Timeouts total(@Nullable Duration limit) {
    return new Timeouts(connect, read, write, pool, limit);
  }
}
