import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Task<Integer> count = createTask(() -> count());
    sleep(Duration.ofMillis(1));
    count.cancel();
    IO.println("counted " + await(count));
  });
}

int count() {
  int n = 0;
  try {
    while (true) {
      sleep(Duration.ofSeconds(1));
      n++;
    }
  } finally {
    return n; // expect: mixed
  }
}
// not run
