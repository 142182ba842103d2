package io.asyncio4j.bench.http.peer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long each request took. One thread at a time. */
public final class Latencies {
  private long[] nanos = new long[1 << 16];
  private int count;

  /** Adds one request. */
  public void add(long elapsedNanos) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = elapsedNanos;
  }

  /** How many there were. */
  public int count() {
    return count;
  }

  /** Requests, seconds, and in microseconds p50, p99 and p99.9. */
  public Map<String, Double> summary(double elapsedSeconds) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    var summary = new LinkedHashMap<String, Double>();
    summary.put("requests", (double) count);
    summary.put("seconds", elapsedSeconds);
    summary.put("p50", percentile(sorted, 0.5) / 1e3);
    summary.put("p99", percentile(sorted, 0.99) / 1e3);
    summary.put("p999", percentile(sorted, 0.999) / 1e3);
    return summary;
  }

  /** The value that {@code part} of the sorted ones do not exceed; 0 when there is none. */
  static double percentile(long[] sorted, double part) {
    return sorted.length == 0
        ? 0
        : sorted[Math.clamp((long) Math.ceil(part * sorted.length) - 1, 0, sorted.length - 1)];
  }
}
