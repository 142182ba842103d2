package io.asyncio4j.http.server;

/**
 * How long a client may still be waited for: at first, and at most, for the grace time. What it
 * brings or takes earns time at the rate that is asked of it, so that one who is slower than that
 * all along has used it up in the end, however often he gives a sign of life.
 */
final class Pace {
  private final long grace;
  private final int rate;
  private long left;

  /**
   * @param grace in nanoseconds
   * @param rate in bytes per second; 0 when any byte earns the whole grace time
   */
  Pace(long grace, int rate) {
    this.grace = grace;
    this.rate = rate;
    this.left = grace;
  }

  /** In nanoseconds; 0 when there is none left. */
  long left() {
    return left;
  }

  /** That long was waited, in nanoseconds, and that many bytes came of it. */
  void waited(long nanos, long bytes) {
    long rest = Math.max(0, left - nanos);
    left = Math.min(grace, rest + earned(bytes));
  }

  private long earned(long bytes) {
    if (bytes <= 0) {
      return 0;
    }
    return rate == 0 ? grace : Math.min(grace, (long) ((double) bytes * 1e9 / rate));
  }
}
