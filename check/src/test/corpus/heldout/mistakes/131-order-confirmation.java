import static io.asyncio4j.Asyncio.*;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class OrderConfirmation {
  record Order(int id, String customer) {}

  private final List<String> outbox = new ArrayList<>();
  private int next = 1;

  void confirm(Order order) {
    sleep(Duration.ofMillis(3));
    outbox.add("confirmed " + order.id() + " to " + order.customer());
  }

  Order place(String customer) {
    var order = new Order(next++, customer);
    createTask(() -> confirm(order)); // expect: never-awaited
    return order;
  }

  public static void main(String[] args) {
    var shop = new OrderConfirmation();
    run(() -> {
      Order order = shop.place("ada");
      sleep(Duration.ofMillis(20));
      System.out.println("order " + order.id());
    });
    System.out.println(shop.outbox);
  }
}

/* output:
order 1
[confirmed 1 to ada]
*/
