import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    int first = toThread(() -> run(() -> compute(20)));
    int second = compute(first + 1);
    IO.println(first + second);
  });
}

int compute(int n) {
  sleep(Duration.ofMillis(2));
  return n;
}

/* output:
41
*/
