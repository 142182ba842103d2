import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Poller implements AutoCloseable {
  private final Task<Void> polling;
  private int turns;

  Poller() {
    polling = createTask("poller", () -> poll());
  }

  private void poll() {
    while (true) {
      sleep(Duration.ofMillis(1));
      turns++;
    }
  }

  @Override
  public void close() {
    polling.cancel();
  }
}

void main() {
  run(() -> {
    try (var poller = new Poller()) {
      sleep(Duration.ofMillis(20));
      IO.println(poller.turns > 0);
    }
  });
}

/* output:
true
*/
