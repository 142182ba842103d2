import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() throws TimeoutException {
  run(() -> {
    var second = Duration.ofSeconds(1);
    int stock = timeout(second, () -> stock("tea")); // expect: sequential#1
    int ordered = timeout(second, () -> ordered("tea")); // expect: sequential#1
    IO.println(stock - ordered);
  });
}

int stock(String item) {
  sleep(Duration.ofMillis(5));
  return 10;
}

int ordered(String item) {
  sleep(Duration.ofMillis(5));
  return 4;
}

/* output:
6
*/
