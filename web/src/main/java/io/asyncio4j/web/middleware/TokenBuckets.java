package io.asyncio4j.web.middleware;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Buckets of tokens by key. Of each only the time is kept at which it will be full again, which
 * says how many tokens are in it (the generic cell rate algorithm).
 *
 * <p>Loops of several threads may take from it.
 */
final class TokenBuckets {
  private static final int LONGEST_KEY = 64;

  /** The nanoseconds in which a token is added. */
  private final long interval;

  private final long capacity;
  private final Map<String, Long> fullAt;

  /**
   * @param left how many tokens are left
   * @param nanosToWait until the bucket is full; when none is left until there is one
   */
  record Taken(boolean allowed, long left, long nanosToWait) {}

  TokenBuckets(long interval, int size, int mostKeys) {
    this.interval = interval;
    this.capacity = interval * size;
    this.fullAt =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > mostKeys;
          }
        };
  }

  /** Takes a token if there is one. */
  synchronized Taken take(String key, long now) {
    String shortKey = key.length() <= LONGEST_KEY ? key : digest(key);
    long toFull = Math.max(0, fullAt.getOrDefault(shortKey, now) - now);
    if (toFull + interval > capacity) {
      return new Taken(false, 0, toFull + interval - capacity);
    }
    fullAt.put(shortKey, now + toFull + interval);
    long left = (capacity - toFull - interval) / interval;
    long untilOne = toFull + 2 * interval - capacity;
    return new Taken(true, left, left == 0 ? untilOne : toFull + interval);
  }

  /** Keys come from clients, and many are kept. */
  private static String digest(String key) {
    try {
      byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
