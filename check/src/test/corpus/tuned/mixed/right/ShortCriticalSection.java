import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Inventory {
  private final AsyncLock lock = new AsyncLock();
  private int stock = 3;

  String order(String customer) {
    boolean got = lock.withLock(() -> stock > 0 && stock-- > 0);
    if (!got) {
      return customer + ": sold out";
    }
    return customer + ": " + shipping(customer);
  }

  private String shipping(String customer) {
    sleep(Duration.ofMillis(3));
    return "on its way";
  }
}

void main() {
  var inventory = new Inventory();
  run(() -> IO.println(gatherEach(List.of("a", "b"), customer -> inventory.order(customer))));
}

/* output:
[a: on its way, b: on its way]
*/
