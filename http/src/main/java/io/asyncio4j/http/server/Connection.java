package io.asyncio4j.http.server;

/** One connection as the server keeps account of it. */
interface Connection {
  /** No deadline. */
  long NEVER = Long.MAX_VALUE;

  /** When something should have happened at the latest, by the loop's clock; or {@link #NEVER}. */
  long deadline();

  /** Does what follows when the deadline is over. In a callback of the loop. */
  void expire(long now);

  /** Takes no new requests, and ends when those at hand are answered. In a coroutine. */
  void goAway();

  /** Closes the channel. On the loop's own thread. */
  void cut();
}
