package io.asyncio4j.http.server;

/** Sends server-sent events for as long as it runs, in the handler's coroutine. */
@FunctionalInterface
public interface EventsBody {
  /** Sends events; its end is the end of the stream, after which browsers ask again. */
  void sendTo(EventStream events) throws Exception;
}
