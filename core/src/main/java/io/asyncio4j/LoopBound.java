package io.asyncio4j;

import org.jspecify.annotations.Nullable;

/** What all primitives share: the first use in a loop binds them to that loop. */
abstract sealed class LoopBound
    permits AsyncLock, AsyncEvent, AsyncCondition, AsyncSemaphore, AsyncBarrier, AsyncQueue {
  private @Nullable EventLoop loop;

  /** The calling coroutine, for an operation that may suspend. */
  final Fiber bindFiber(String what) {
    EventLoop running = EventLoop.running(what);
    bindTo(running, what);
    return running.currentFiber(what);
  }

  /** Checks an operation that never suspends, and so may also be done before a loop runs. */
  final void bind(String what) {
    EventLoop running = EventLoop.currentOrNull();
    if (running != null) {
      bindTo(running, what);
    } else if (loop != null && loop.isRunning()) {
      throw new IllegalStateException(
          what
              + " was called on the thread "
              + Thread.currentThread()
              + ", but it is for the coroutines of the loop '"
              + loop.name()
              + "'; use loop.callSoonThreadsafe(() -> ...)");
    }
  }

  private void bindTo(EventLoop running, String what) {
    if (loop == null) {
      loop = running;
    } else if (loop != running) {
      throw new IllegalStateException(
          what
              + " was called in the loop '"
              + running.name()
              + "', but the object is bound to the loop '"
              + loop.name()
              + "' by its first use; give every loop its own");
    }
  }
}
