package io.asyncio4j.cli.fetch;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How long requests took, in a fixed amount of memory however many they are: counts in buckets that
 * grow with the value, so that a percentile is at most 3 % too high.
 */
final class Latencies {
  private static final int PRECISION = 5; // a bucket is a 32nd of its power of two
  private static final int STEPS = 1 << PRECISION;

  private final long[] counts = new long[(64 - PRECISION) * STEPS];
  private long count;
  private long total;
  private long max;

  void add(Duration latency) {
    long micros = Math.max(0, latency.toNanos() / 1000);
    counts[bucket(micros)]++;
    count++;
    total += micros;
    max = Math.max(max, micros);
  }

  long count() {
    return count;
  }

  /** All of them, one after another. */
  Duration total() {
    return Duration.of(total, ChronoUnit.MICROS);
  }

  Duration max() {
    return Duration.of(max, ChronoUnit.MICROS);
  }

  /**
   * What {@code percent} of them did not exceed; zero when there is none.
   *
   * @param percent above 0, at most 100
   */
  Duration percentile(double percent) {
    long rank = Math.max(1, (long) Math.ceil(count * percent / 100));
    long seen = 0;
    for (int i = 0; i < counts.length && count > 0; i++) {
      seen += counts[i];
      if (seen >= rank) {
        return Duration.of(Math.min(max, highest(i)), ChronoUnit.MICROS);
      }
    }
    return Duration.ZERO;
  }

  private static int bucket(long micros) {
    int shift = Math.max(0, 63 - PRECISION - Long.numberOfLeadingZeros(micros | 1));
    return shift * STEPS + (int) (micros >>> shift);
  }

  private static long highest(int bucket) {
    if (bucket < 2 * STEPS) {
      return bucket;
    }
    int shift = bucket / STEPS - 1;
    long lowest = (long) (bucket % STEPS + STEPS) << shift;
    return lowest + (1L << shift) - 1;
  }
}
