import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

int remaining = 5;

void main() {
  run(() -> {
    Task<Void> worker = createTask(() -> work());
    while (remaining > 0) {
      yieldNow();
    }
    await(worker);
    IO.println("nothing remains");
  });
}

void work() {
  while (remaining > 0) {
    remaining--;
    sleep(Duration.ofMillis(1));
  }
}

/* output:
nothing remains
*/
