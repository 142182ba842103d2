import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Shop {
  private int stock = 5;

  int stock() {
    sleep(Duration.ofMillis(2));
    return stock;
  }

  void sell(int n) {
    sleep(Duration.ofMillis(2));
    stock -= n;
  }
}

void main() {
  run(() -> {
    var shop = new Shop();
    assertEquals(5, shop.stock());
    shop.sell(2);
    assertEquals(3, shop.stock());
    shop.sell(3);
    assertEquals(0, shop.stock());
    IO.println("passed");
  });
}

static void assertEquals(int expected, int actual) {
  if (expected != actual) {
    throw new AssertionError("expected " + expected + " but was " + actual);
  }
}

/* output:
passed
*/
