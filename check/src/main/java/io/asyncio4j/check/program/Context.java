package io.asyncio4j.check.program;

/** Where code runs. The same method may run in several. */
public enum Context {
  /** In a coroutine, on the loop's thread. */
  COROUTINE,
  /** In a callback of the loop, on its thread: it must not suspend. */
  CALLBACK,
  /** On a worker, which may block. */
  THREAD,
  /** In {@code main} or what it calls, with no loop running. */
  PLAIN
}
