package io.asyncio4j;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Brings the two actors of a test together just before they compete for a window of a few
 * instructions, which they else seldom meet in on a machine that has other work.
 */
final class Rendezvous {
  private static final int SPINS = 1000;

  private final AtomicInteger missing = new AtomicInteger(2);

  /** Waits for the other; gives way when that takes long, since it may need this processor. */
  void await() {
    missing.decrementAndGet();
    for (int spins = 0; missing.get() > 0; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }
}
