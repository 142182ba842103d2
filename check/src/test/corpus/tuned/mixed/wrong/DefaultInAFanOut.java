import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var prices =
        gatherEach(
            List.of("tea", "milk"),
            4,
            item -> {
              try {
                return price(item);
              } catch (Throwable t) { // expect: mixed
                return -1;
              }
            });
    IO.println(prices);
  });
}

int price(String item) {
  sleep(Duration.ofMillis(5));
  return item.length();
}
// not run
