import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

// not run: never ends
final class Warmup {
  private boolean ready;

  void load() {
    sleep(Duration.ofMillis(20));
    ready = true;
  }

  void waitUntilReady() {
    while (!ready) { // expect: blocking
      Thread.onSpinWait();
    }
  }
}

void main() {
  var warmup = new Warmup();
  run(() -> {
    Task<Void> loading = createTask("warmup", () -> warmup.load());
    warmup.waitUntilReady();
    await(loading);
    IO.println("ready");
  });
}
