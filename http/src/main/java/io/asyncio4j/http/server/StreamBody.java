package io.asyncio4j.http.server;

/** Writes a response's body while it is sent. It runs in the handler's coroutine. */
@FunctionalInterface
public interface StreamBody {
  /**
   * Writes the body. What it throws ends the response half-way, in a way that the client can tell
   * from a whole one.
   */
  void writeTo(ResponseStream out) throws Exception;
}
