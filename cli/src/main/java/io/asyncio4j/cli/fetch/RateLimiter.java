package io.asyncio4j.cli.fetch;

import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Spreads starts evenly: the coroutines of a loop take their turns in the order they come. */
final class RateLimiter {
  private final long interval;
  private long next;
  private boolean used;

  /**
   * @param rate null for no limit
   */
  RateLimiter(@Nullable Rate rate) {
    this.interval = rate == null ? 0 : rate.interval().toNanos();
  }

  /** Suspends until it is the caller's turn. A turn whose caller is cancelled is not given away. */
  void acquire() {
    if (interval == 0) {
      return;
    }
    long now = runningLoop().time();
    long mine = used ? Math.max(now, next) : now;
    used = true;
    next = mine + interval;
    if (mine > now) {
      sleep(Duration.ofNanos(mine - now));
    }
  }
}
