package io.asyncio4j.net;

/** What a server does with a connection, in a coroutine of its own. */
@FunctionalInterface
public interface ConnectionHandler {
  /**
   * Serves one connection. When it returns, the connection is closed once all that was written has
   * gone out. What it throws goes to the loop's exception handler, unless it is the connection's
   * own failure, such as the peer's reset.
   */
  void handle(StreamReader reader, StreamWriter writer) throws Exception;
}
