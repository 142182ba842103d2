import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Task<Void> ticker = createTask(() -> tick());
    try {
      IO.println(work());
    } finally {
      ticker.cancel();
    }
  });
}

void tick() {
  while (true) {
    sleep(Duration.ofSeconds(10));
    IO.println("still working");
  }
}

String work() {
  sleep(Duration.ofMillis(5));
  return "done";
}

/* output:
done
*/
