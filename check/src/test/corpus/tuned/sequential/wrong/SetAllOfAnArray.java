import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    long[] sums = new long[4];
    Arrays.setAll(sums, column -> sum(column)); // expect: sequential
    IO.println(Arrays.toString(sums));
  });
}

long sum(int column) {
  sleep(Duration.ofMillis(5));
  return column * 100L;
}

/* output:
[0, 100, 200, 300]
*/
