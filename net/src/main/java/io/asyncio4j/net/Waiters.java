package io.asyncio4j.net;

import io.asyncio4j.EventLoop;
import io.asyncio4j.Promise;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Coroutines that wait until a handler tells them to look again. A handler may do so also while the
 * loop is being closed, when nobody waits any more.
 */
final class Waiters {
  private final EventLoop loop;
  private final ArrayDeque<Promise<@Nullable Void>> waiting = new ArrayDeque<>(1);

  Waiters(EventLoop loop) {
    this.loop = loop;
  }

  /** Suspends the calling coroutine until {@link #release()}. */
  void await() {
    Promise<@Nullable Void> told = loop.createPromise();
    waiting.add(told);
    try {
      told.await();
    } finally {
      waiting.remove(told);
    }
  }

  void release() {
    for (Promise<@Nullable Void> told = waiting.poll(); told != null; told = waiting.poll()) {
      if (!told.isDone()) {
        told.setResult(null);
      }
    }
  }
}
