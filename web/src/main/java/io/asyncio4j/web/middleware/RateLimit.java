package io.asyncio4j.web.middleware;

import static io.asyncio4j.Asyncio.runningLoop;

import io.asyncio4j.http.Headers;
import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import io.asyncio4j.web.Middleware;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets each client ask so often and no more, else 429 with {@code Retry-After}: a bucket of tokens
 * per client, of which each request takes one, and which fills up evenly.
 *
 * <pre>{@code
 * app.use(RateLimit.of(100, Duration.ofMinutes(1)));
 * app.use(RateLimit.of(1000, Duration.ofHours(1)).withKey(r -> r.header("X-Api-Key")).withName("key"));
 * }</pre>
 *
 * <p>A client is an address, of IPv6 the network (/64) that it is in; behind a proxy {@link
 * ForwardedHeaders} before this says whose it is. Answers tell clients where they are, by {@code
 * RateLimit} and {@code RateLimit-Policy} as the IETF's draft has them
 * (draft-ietf-httpapi-ratelimit-headers).
 *
 * <p>The buckets are in this object's memory: each process counts for itself. Of more than 100,000
 * clients those are forgotten that were not seen for longest. Time is the loop's; servers on
 * several loops may share one.
 */
public final class RateLimit implements Middleware {
  private static final int MOST_KEYS = 100_000;
  private static final long LEAST_INTERVAL = 1000;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int IPV6_NETWORK_BYTES = 8;

  private final int requests;
  private final Duration per;
  private final int burst;
  private final int mostKeys;
  private final String name;
  private final Function<ServerRequest, @Nullable String> key;
  private final TokenBuckets buckets;

  private RateLimit(
      int requests,
      Duration per,
      int burst,
      int mostKeys,
      String name,
      Function<ServerRequest, @Nullable String> key) {
    this.requests = requests;
    this.per = per;
    this.burst = burst;
    this.mostKeys = mostKeys;
    this.name = name;
    this.key = key;
    this.buckets = new TokenBuckets(per.toNanos() / requests, burst, mostKeys);
  }

  /**
   * So many requests in such a time, all of them at once if the client likes.
   *
   * @param requests 1 or more
   * @param per a second at least
   */
  public static RateLimit of(int requests, Duration per) {
    if (requests < 1) {
      throw new IllegalArgumentException("no request would come through; allow 1 or more");
    }
    if (per.compareTo(Duration.ofSeconds(1)) < 0 || per.compareTo(Duration.ofDays(366)) > 0) {
      throw new IllegalArgumentException(
          "a limit counts per second to per year, not per " + per + "; choose another number");
    }
    if (per.toNanos() / requests < LEAST_INTERVAL) {
      throw new IllegalArgumentException(
          requests + " in " + per + " limit nothing; allow a million a second at most");
    }
    return new RateLimit(requests, per, requests, MOST_KEYS, "default", RateLimit::address);
  }

  /** This with buckets of another size: as many requests may come at once. */
  public RateLimit withBurst(int most) {
    if (most < 1 || most > Long.MAX_VALUE / 4 / (per.toNanos() / requests)) {
      throw new IllegalArgumentException(
          "a burst of "
              + most
              + " cannot be; allow 1 or more, and what is earned in a hundred years");
    }
    return new RateLimit(requests, per, most, mostKeys, name, key);
  }

  /**
   * This with clients told apart by something else, such as an API key or a user.
   *
   * @param newKey null for requests that are not limited
   */
  public RateLimit withKey(Function<ServerRequest, @Nullable String> newKey) {
    return new RateLimit(
        requests, per, burst, mostKeys, name, Objects.requireNonNull(newKey, "newKey"));
  }

  /** This with another name for clients to read, where several limits are in force. */
  public RateLimit withName(String newName) {
    if (!newName.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException(
          "'" + newName + "' is no name of a limit; use letters, digits, dots, - and _");
    }
    return new RateLimit(requests, per, burst, mostKeys, newName, key);
  }

  /** This with so many clients remembered at most. */
  public RateLimit withMaxKeys(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("nobody would be remembered; allow 1 key or more");
    }
    return new RateLimit(requests, per, burst, most, name, key);
  }

  @Override
  public ServerResponse handle(ServerRequest request, Handler next) throws Exception {
    String client = key.apply(request);
    if (client == null) {
      return next.handle(request);
    }
    TokenBuckets.Taken taken = buckets.take(client, runningLoop().time());
    String policy = "\"" + name + "\";q=" + requests + ";w=" + seconds(per.toNanos());
    String state = "\"" + name + "\";r=" + taken.left() + ";t=" + seconds(taken.nanosToWait());
    if (!taken.allowed()) {
      throw new StatusException(
          429,
          "more than " + requests + " requests in " + per.toSeconds() + " seconds",
          Headers.of(
              "Retry-After",
              Long.toString(seconds(taken.nanosToWait())),
              "RateLimit-Policy",
              policy,
              "RateLimit",
              state));
    }
    return Outgoing.change(
        request,
        next,
        response ->
            response
                .withAddedHeader("RateLimit-Policy", policy)
                .withAddedHeader("RateLimit", state));
  }

  private static long seconds(long nanos) {
    return Math.ceilDiv(nanos, NANOS_PER_SECOND);
  }

  private static String address(ServerRequest request) {
    InetAddress address = AddressRange.of(request.remoteAddress());
    if (address instanceof Inet6Address) {
      return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES));
    }
    return address == null ? "" : address.getHostAddress();
  }
}
