import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Task<Void> worker = createTask(() -> work());
    sleep(Duration.ofMillis(20));
    worker.cancel();
    IO.println(await(ended(worker)));
  });
}

Promise<String> ended(Task<Void> worker) {
  Promise<String> ended = Promise.create();
  worker.addDoneCallback(
      task -> {
        IO.println("cancelled: " + task.isCancelled());
        ended.setResult("ended");
      });
  return ended;
}

void work() {
  while (true) {
    try {
      sleep(Duration.ofMillis(1));
      throw new IllegalStateException("bad message");
    } catch (Throwable t) {
      if (t instanceof CancelledError cancelled) {
        throw cancelled;
      }
    }
  }
}

/* output:
cancelled: true
ended
*/
