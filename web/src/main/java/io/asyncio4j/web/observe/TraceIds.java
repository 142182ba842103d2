package io.asyncio4j.web.observe;

import io.asyncio4j.ContextVar;

/** The id of the trace that a request belongs to, for logs; without OpenTelemetry there is none. */
public final class TraceIds {
  private static final ContextVar<String> CURRENT = ContextVar.of("trace id", "");

  private TraceIds() {}

  /**
   * The id of the trace of the request that is being answered, also in the access log; empty where
   * there is none. Any thread.
   */
  public static String current() {
    return CURRENT.get();
  }

  /** It is not reset: what is streamed and logged after the handler has returned is to have it. */
  static void set(String id) {
    var _ = CURRENT.set(id);
  }
}
