package io.asyncio4j.http.server;

/** What the server starts a coroutine for. */
interface Served {
  /** The coroutine's body. */
  void serve();
}
