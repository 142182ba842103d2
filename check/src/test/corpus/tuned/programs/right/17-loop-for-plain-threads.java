import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A loop in the background of a program whose other threads are ordinary. */
class BackgroundLoop implements AutoCloseable {
  private final AsyncEvent stop = new AsyncEvent();
  private final Thread thread;
  private final EventLoop loop;

  BackgroundLoop() {
    var started = new CompletableFuture<EventLoop>();
    thread = Thread.ofPlatform().start(() -> run(() -> {
      started.complete(runningLoop());
      stop.await();
    }));
    loop = started.join();
  }

  <T> T call(Coroutine<T, ?> body) throws InterruptedException, ExecutionException {
    return runCoroutineThreadsafe(loop, body).get();
  }

  @Override
  public void close() throws InterruptedException {
    loop.callSoonThreadsafe(stop::set);
    thread.join();
  }
}

class Translator {
  String translate(String word) {
    sleep(Duration.ofMillis(4));
    return new StringBuilder(word).reverse().toString();
  }
}

void main() throws Exception {
  var translator = new Translator();
  try (var background = new BackgroundLoop()) {
    IO.println(background.call(() -> translator.translate("stressed")));
    IO.println(background.call(() -> gather(() -> translator.translate("loop"), () -> translator.translate("nap"))));
  }
}

/* output:
desserts
[pool, pan]
*/
