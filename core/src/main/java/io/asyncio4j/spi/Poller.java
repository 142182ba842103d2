package io.asyncio4j.spi;

/**
 * Where a loop's thread spends the time when nothing is ready, and where it looks for I/O.
 *
 * <p>A poller that has something for the loop hands it over with {@link
 * io.asyncio4j.EventLoop#callSoon} from inside {@link #poll}. One poller serves one loop.
 */
public interface Poller extends AutoCloseable {
  /**
   * Looks for I/O, waiting for it when told to. Called on the loop's thread, at least once a turn.
   *
   * @param nanos how long to wait for something at most: 0 not at all, negative without limit
   */
  void poll(long nanos);

  /** Makes a {@link #poll} that waits, or the next one, return soon. Any thread. */
  void wakeup();

  /**
   * Takes in what is under way already, such as bytes that this process sent to itself. Called
   * before a virtual clock jumps, which it does not if something comes of this. The loop's thread.
   */
  default void settle() {
    poll(0);
  }

  /**
   * When the poller has something of its own to do, by the loop's clock in nanoseconds; {@code
   * Long.MAX_VALUE} when nothing. A virtual clock jumps there. The loop's thread.
   */
  default long nextDue() {
    return Long.MAX_VALUE;
  }

  /** Gives everything back. Called once, on the thread that closes the loop. */
  @Override
  void close();
}
