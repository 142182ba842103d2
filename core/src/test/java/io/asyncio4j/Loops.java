package io.asyncio4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Bodies run on a loop of their own, in virtual time: an hour of sleep takes no time. */
final class Loops {
  private Loops() {}

  static <T, X extends Exception> T virtual(Coroutine<T, X> body) throws X {
    try (var runner = virtualRunner()) {
      return runner.<T, X>run(body);
    }
  }

  static <X extends Exception> void virtual(VoidCoroutine<X> body) throws X {
    try (var runner = virtualRunner()) {
      runner.<X>run(body);
    }
  }

  static Runner virtualRunner() {
    return Runner.builder().clock(LoopClock.virtual()).build();
  }

  /** Runs {@code body} and closes the loop; what the loop's exception handler was told. */
  static List<LoopException> reportsOf(VoidCoroutine<?> body) {
    var reports = new ArrayList<LoopException>();
    try (var runner = virtualRunner()) {
      runner.loop().setExceptionHandler((_, report) -> reports.add(report));
      runner.run(() -> {
        try {
          body.call();
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      });
    }
    return reports;
  }

  /** The body of a coroutine that has its value after {@code delay} seconds. */
  static <T> T after(long delay, T value) {
    Asyncio.sleep(seconds(delay));
    return value;
  }

  /** The body of a coroutine that fails after {@code delay} seconds. */
  static <T> T failAfter(long delay, String message) throws IOException {
    Asyncio.sleep(seconds(delay));
    throw new IOException(message);
  }

  /** The body of a coroutine that swallows its cancellation and has a value all the same. */
  static String stubborn() {
    try {
      Asyncio.sleep(seconds(9));
    } catch (CancelledError e) {
      // stays
    }
    return "stayed";
  }

  /** How much of the running loop's time {@code body} takes. */
  static <X extends Exception> Duration timeOf(VoidCoroutine<X> body) throws X {
    EventLoop loop = Asyncio.runningLoop();
    long before = loop.time();
    body.call();
    return Duration.ofNanos(loop.time() - before);
  }

  /** Gives up enough turns for everything that is ready, and what that makes ready, to run. */
  static void settle() {
    for (int turn = 0; turn < 20; turn++) {
      Asyncio.yieldNow();
    }
  }

  /** Collects garbage until what is referenced, which nobody else may keep, is gone. */
  static void assertCollected(WeakReference<?> reference) {
    for (int attempt = 0; attempt < 100 && reference.get() != null; attempt++) {
      System.gc();
      Asyncio.yieldNow();
    }
    assertThat(reference.get()).isNull();
  }

  static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
