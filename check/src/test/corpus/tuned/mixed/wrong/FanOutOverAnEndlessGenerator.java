import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

AsyncIterator<Integer> counter() {
  return generator(
      out -> {
        for (int n = 0; ; n++) {
          out.emit(n);
        }
      });
}

void main() {
  run(() -> {
    try (var numbers = counter()) {
      runEach(numbers, n -> check(n)); // expect: mixed
    }
  });
}

void check(int n) {
  sleep(Duration.ofMillis(10));
}
// not run
