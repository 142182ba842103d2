package io.asyncio4j.spi;

import io.asyncio4j.EventLoop;

/**
 * Makes the poller of every loop whose builder names none. Found with {@link
 * java.util.ServiceLoader}; with none on the class path a loop parks its thread.
 */
@FunctionalInterface
public interface PollerProvider {
  /** Makes a poller for a loop that is being made. The loop's fields are not to be used yet. */
  Poller open(EventLoop loop);
}
