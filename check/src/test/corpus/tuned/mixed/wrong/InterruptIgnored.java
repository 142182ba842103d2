import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Task<Void> heart = createTask(() -> beat());
    sleep(Duration.ofMillis(50));
    heart.cancel();
  });
}

void beat() {
  while (true) {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) { // expect: mixed
      // go on
    }
  }
}
// not run
