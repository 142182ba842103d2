import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Basket {
  private List<String> items = List.of();
  private long total;

  void loadItems() {
    sleep(Duration.ofMillis(5));
    items = List.of("tea", "milk");
  }

  void priceItems() {
    sleep(Duration.ofMillis(5));
    total = items.size() * 250L;
  }

  long total() {
    return total;
  }
}

void main() {
  run(() -> {
    var basket = new Basket();
    basket.loadItems();
    basket.priceItems();
    IO.println(basket.total());
  });
}

/* output:
500
*/
