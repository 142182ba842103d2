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

  /** Gives everything back. Called once, on the thread that closes the loop. */
  @Override
  void close();
}
