import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
class Worker {
  private Throwable failure;

  void once() {
    Throwable caught = null;
    try {
      sleep(Duration.ofMillis(1));
    } catch (Throwable e) {
      caught = e;
    }
    IO.println("cleaned up");
    if (caught instanceof Error error) {
      throw error;
    }
  }

  void twice() {
    try {
      sleep(Duration.ofMillis(1));
    } catch (CancelledError e) {
      leave(e);
    }
  }

  private void leave(CancelledError e) {
    failure = e;
    throw e;
  }
}

void main() {
  run(() -> {
    var worker = new Worker();
    worker.once();
    worker.twice();
    Task<Void> task = createTask(() -> worker.twice());
    yieldNow();
    task.cancel();
    waitUntil(ReturnWhen.ALL_COMPLETED, List.of(task));
    IO.println(task.isCancelled());
  });
}

/* output:
cleaned up
true
*/
