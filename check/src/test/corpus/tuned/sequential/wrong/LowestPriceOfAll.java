import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    int lowest = Integer.MAX_VALUE;
    String where = "";
    for (String shop : List.of("corner", "market", "mall")) {
      int price = price(shop, "tea"); // expect: sequential
      if (price < lowest) {
        lowest = price;
        where = shop;
      }
    }
    IO.println(where + " at " + lowest);
  });
}

int price(String shop, String item) {
  sleep(Duration.ofMillis(5));
  return 100 - shop.length() * 5;
}

/* output:
corner at 70
*/
