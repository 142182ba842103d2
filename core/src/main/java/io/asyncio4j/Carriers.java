package io.asyncio4j;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Platform threads for loops that are run by a virtual thread, which cannot carry coroutines. */
final class Carriers {
  private Carriers() {}

  /** As {@link #call}, without a value. */
  static void run(Runnable body) {
    Carriers.<@Nullable Void>call(() -> {
      body.run();
      return null;
    });
  }

  /** Runs {@code body} on a platform thread and waits; an interrupt of the caller goes on to it. */
  static <T extends @Nullable Object> T call(Coroutine<? extends T, ?> body) {
    var outcome = new AtomicReference<Outcome<T>>();
    Thread carrier =
        Thread.ofPlatform()
            .name("asyncio4j-carrier")
            .start(() -> {
              try {
                outcome.set(new Outcome.Success<>(body.call()));
              } catch (Throwable e) {
                outcome.set(new Outcome.Failure<>(e));
              }
            });
    boolean interrupted = false;
    try {
      while (true) {
        try {
          carrier.join();
          return switch (outcome.get()) {
            case Outcome.Success<T>(var value) -> value;
            case Outcome.Failure<T>(var exception) -> throw Throwing.sneaky(exception);
          };
        } catch (InterruptedException e) {
          interrupted = true;
          carrier.interrupt();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
