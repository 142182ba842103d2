import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Task<Void> worker = createTask(() -> work());
    sleep(Duration.ofMillis(20));
    worker.cancel();
  });
}

void work() {
  while (true) {
    try {
      sleep(Duration.ofMillis(5));
      throw new IllegalStateException("bad message");
    } catch (Throwable t) { // expect: mixed
      System.err.println("ignored " + t.getMessage());
    }
  }
}
// not run
