package io.asyncio4j.bench.http.peer;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.runCoroutineThreadsafe;
import static io.asyncio4j.Asyncio.runningLoop;

import io.asyncio4j.Coroutine;
import io.asyncio4j.EventLoop;
import io.asyncio4j.Promise;
import java.util.concurrent.CompletableFuture;

/** An asyncio4j loop on a thread of its own, for as long as the process runs. */
final class OwnLoop {
  private final CompletableFuture<EventLoop> loop = new CompletableFuture<>();

  OwnLoop() {
    Thread.ofPlatform()
        .name("loop")
        .daemon()
        .start(() ->
            run(() -> {
              loop.complete(runningLoop());
              Promise.<Boolean>create().await();
            }));
  }

  /** Runs a coroutine there and waits for what it gives. */
  <T> T call(Coroutine<? extends T, ?> body) throws Exception {
    return runCoroutineThreadsafe(loop.get(), body).get();
  }
}
