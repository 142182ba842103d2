package io.asyncio4j;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Platform threads for loops that are run by a virtual thread, which cannot carry coroutines. */
final class Carriers {
  private Carriers() {}

  /** Runs {@code body} on a platform thread and waits; an interrupt of the caller goes on to it. */
  static <T extends @Nullable Object> T call(Coroutine<? extends T, ?> body) {
    var result = new CompletableFuture<T>();
    Thread carrier =
        Thread.ofPlatform()
            .name("asyncio4j-carrier")
            .start(() -> {
              try {
                result.complete(body.call());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            });
    boolean interrupted = false;
    try {
      while (true) {
        try {
          carrier.join();
          return result.join();
        } catch (InterruptedException e) {
          interrupted = true;
          carrier.interrupt();
        } catch (CompletionException e) {
          throw Throwing.sneaky(e.getCause() == null ? e : e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
