import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var blocks = IntStream.rangeClosed(1, 4).mapToObj(number -> block(number)).toList(); // expect: sequential
    IO.println(blocks);
  });
}

String block(int number) {
  sleep(Duration.ofMillis(5));
  return Integer.toHexString(number * 12345);
}

/* output:
[3039, 6072, 90ab, c0e4]
*/
