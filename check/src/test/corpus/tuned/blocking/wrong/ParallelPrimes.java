import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Task<Void> ticker = createTask(() -> sleep(Duration.ofMillis(5)));
    IO.println(primesBelow(2000));
    await(ticker);
  });
}

long primesBelow(int n) {
  return IntStream.range(2, n)
      .parallel() // expect: blocking#1
      .filter(i -> IntStream.rangeClosed(2, (int) Math.sqrt(i)).noneMatch(d -> i % d == 0))
      .count(); // expect: blocking#1
}

/* output:
303
*/
