import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

final class Checkout {
  private final List<String> books = new ArrayList<>();

  private void charge(String order) {
    sleep(Duration.ofMillis(20));
    books.add("charged " + order);
  }

  /** Once begun, a charge is not cut in half. */
  void pay(String order) {
    sleep(Duration.ofMillis(5)); // the customer types the number
    shield(() -> charge(order));
  }
}

void main() {
  var checkout = new Checkout();
  try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
    runner.run(() -> {
      Task<Void> order = createTask("order", () -> checkout.pay("o-1"));
      sleep(Duration.ofMillis(10));
      order.cancel();
      sleep(Duration.ofMillis(50));
      IO.println(order.isCancelled() + " " + checkout.books);
    });
  }
}

/* output:
true [charged o-1]
*/
