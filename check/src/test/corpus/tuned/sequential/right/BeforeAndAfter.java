import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

int stored;

void main() {
  run(() -> {
    int before = counter();
    increment();
    int after = counter();
    IO.println(before + " -> " + after);
  });
}

int counter() {
  sleep(Duration.ofMillis(5));
  return stored;
}

void increment() {
  sleep(Duration.ofMillis(5));
  stored++;
}

/* output:
0 -> 1
*/
