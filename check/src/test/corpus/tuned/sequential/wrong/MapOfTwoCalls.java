import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Map<String, Integer> stock =
        new TreeMap<>(
            Map.of(
                "tea", stock("tea"), // expect: sequential#1
                "coffee", stock("coffee"))); // expect: sequential#1
    IO.println(stock);
  });
}

int stock(String item) {
  sleep(Duration.ofMillis(5));
  return item.length() * 10;
}

/* output:
{coffee=60, tea=30}
*/
