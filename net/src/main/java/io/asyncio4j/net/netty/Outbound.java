package io.asyncio4j.net.netty;

import org.jspecify.annotations.Nullable;

/**
 * Something that coroutines have written and that goes out with the next look at the network.
 *
 * <p>A coroutine is not on the thread that Netty knows as its own, so each write that it gave to a
 * channel would be queued as an operation object. It leaves its bytes here instead and says {@link
 * NettyLoop#flushSoon}: once a turn the loop's thread asks every such connection for all it has,
 * and each is flushed once.
 */
public abstract class Outbound {
  /** The next in the loop's list of those to flush. */
  @Nullable Outbound nextDirty;

  boolean dirty;

  /** Writes to the channel what has gathered, and flushes it. Called on the loop's own thread. */
  protected abstract void flush();
}
