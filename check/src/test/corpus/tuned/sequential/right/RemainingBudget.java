import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    int remaining = 250;
    var bought = new ArrayList<String>();
    for (String item : List.of("lamp", "desk", "pen")) {
      int price = offer(item, remaining);
      if (price <= remaining) {
        remaining -= price;
        bought.add(item);
      }
    }
    IO.println(bought + ", left " + remaining);
  });
}

int offer(String item, int budget) {
  sleep(Duration.ofMillis(5));
  return item.equals("pen") ? 5 : Math.min(200, budget + 1);
}

/* output:
[lamp, pen], left 45
*/
