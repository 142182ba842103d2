import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    long small = toThread(() -> fibonacci(20)); // expect: sequential#1
    long large = toThread(() -> fibonacci(24)); // expect: sequential#1
    IO.println(small + " " + large);
  });
}

static long fibonacci(int n) {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

/* output:
6765 46368
*/
