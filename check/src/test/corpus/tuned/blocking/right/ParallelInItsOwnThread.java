import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

long primes(int below) {
  return IntStream.range(2, below).parallel().filter(n -> prime(n)).count();
}

static boolean prime(int n) {
  for (int d = 2; d * d <= n; d++) {
    if (n % d == 0) {
      return false;
    }
  }
  return true;
}

void main() {
  run(() -> {
    long few = toThread(() -> primes(1000));
    IO.println(few);
  });
  IO.println(primes(100));
}

/* output:
168
25
*/
