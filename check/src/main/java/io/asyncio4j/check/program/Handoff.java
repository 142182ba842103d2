package io.asyncio4j.check.program;

/** What becomes of a lambda or method reference that is passed on. */
public enum Handoff {
  /** It runs within the call, in the caller: {@code timeout}, {@code withLock}. */
  RUNS,
  /** It runs within the call, in the caller, for one element after another: {@code forEach}. */
  EACH,
  /** A coroutine of its own is started with it: {@code createTask}, {@code gather}. */
  STARTS,
  /** It runs on a thread that is not the loop's: {@code toThread}, {@code submit}. */
  THREAD,
  /** The loop runs it later as a plain callback, which must neither block nor suspend. */
  CALLBACK,
  /** It is kept; who runs it is not known here. */
  LATER;

  /** What becomes of it when who gets it is itself handed on in the way of {@code outer}. */
  Handoff within(Handoff outer) {
    return switch (this) {
      case RUNS -> outer;
      case EACH -> outer == RUNS ? EACH : outer;
      default -> this;
    };
  }
}
