package io.asyncio4j.cli.inspect;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks what may never answer. Attaching waits in native code that cannot be interrupted, so it is
 * done by a thread that is left behind when it takes too long.
 */
final class Patience {
  private Patience() {}

  /** Begins to ask, on a thread of its own. */
  static <T> FutureTask<T> ask(Callable<T> question) {
    var asking = new FutureTask<T>(question);
    Thread.ofPlatform().daemon().name("aio-attach").start(asking);
    return asking;
  }

  /**
   * Waits for the answer.
   *
   * @throws TimeoutException when there is none in time
   * @throws InspectException as the question did
   */
  static <T> T answer(FutureTask<T> asking, Duration atMost)
      throws TimeoutException, InspectException {
    try {
      return asking.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case InspectException known -> throw known;
        case RuntimeException unforeseen -> throw unforeseen;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InspectException("interrupted", e);
    }
  }
}
