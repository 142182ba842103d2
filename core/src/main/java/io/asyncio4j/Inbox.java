package io.asyncio4j;

import io.asyncio4j.spi.Poller;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The way into a loop from other threads, and the protocol by which the loop sleeps without missing
 * what they send.
 *
 * <p>A sender enqueues and then looks whether the loop sleeps; the loop says that it sleeps and
 * then looks whether something is there (Dekker's handshake, on two volatiles). So at least one of
 * them sees the other, and only one sender of many pays for a wake-up.
 */
final class Inbox {
  private final ConcurrentLinkedQueue<Object> items = new ConcurrentLinkedQueue<>();
  private volatile Poller poller;
  private volatile boolean asleep;

  Inbox(Poller poller) {
    this.poller = poller;
  }

  /**
   * Has the loop sleep in another poller from now on. A sender that still wakes the old one has put
   * its item in before, and the loop looks for items after it has said that it sleeps. The loop's
   * thread.
   */
  void setPoller(Poller poller) {
    this.poller = poller;
  }

  /** Puts an item in and wakes the loop if it sleeps. Any thread; never blocks. */
  void send(Object item) {
    items.add(item);
    if (asleep) {
      asleep = false;
      poller.wakeup();
    }
  }

  /** The next item, in the order they were sent, or null. The loop's thread. */
  @Nullable Object receive() {
    return items.poll();
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  /**
   * Sleeps in the poller until something is sent, I/O comes or the time is over. The loop's thread.
   *
   * @param nanos the time; negative for no limit
   */
  void sleep(long nanos) {
    asleep = true;
    poller.poll(items.isEmpty() ? nanos : 0);
    asleep = false;
  }

  /** Whether the loop sleeps, for the watchdog. Any thread. */
  boolean isAsleep() {
    return asleep;
  }
}
