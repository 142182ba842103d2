import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

boolean ready;

void main() {
  run(() -> {
    Task<Void> loader = createTask(() -> load());
    while (!ready) { // expect: blocking#1
      Thread.onSpinWait(); // expect: blocking#1
    }
    await(loader);
  });
}

void load() {
  sleep(Duration.ofMillis(5));
  ready = true;
}
// not run
