import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Order(int id, String sku, int count) {}

class Warehouse {
  private final Map<String, Integer> stock = new HashMap<>(Map.of("lamp", 3));

  void reserve(Order order) {
    sleep(Duration.ofMillis(3));
    int left = stock.getOrDefault(order.sku(), 0) - order.count();
    if (left < 0) {
      throw new IllegalStateException("only " + stock.get(order.sku()) + " of " + order.sku());
    }
    stock.put(order.sku(), left);
  }
}

class Payments {
  void charge(Order order) {
    sleep(Duration.ofMillis(3));
    if (order.id() == 13) {
      throw new IllegalStateException("card declined");
    }
  }
}

class Mailbox {
  private final List<String> sent = new ArrayList<>();

  void send(String text) {
    sleep(Duration.ofMillis(2));
    sent.add(text);
  }
}

/** First the goods, then the money, then the letter: a later step never happens without the earlier. */
class Checkout {
  private final Warehouse warehouse = new Warehouse();
  private final Payments payments = new Payments();
  private final Mailbox mailbox = new Mailbox();

  void place(Order order) {
    warehouse.reserve(order);
    payments.charge(order);
    mailbox.send("order " + order.id() + " is on its way");
  }

  List<String> letters() {
    return mailbox.sent;
  }
}

void main() {
  var checkout = new Checkout();
  run(() -> {
    for (Order order : List.of(new Order(1, "lamp", 2), new Order(13, "lamp", 1), new Order(2, "lamp", 1))) {
      try {
        checkout.place(order);
      } catch (IllegalStateException e) {
        IO.println(order.id() + ": " + e.getMessage());
      }
    }
    IO.println(checkout.letters());
  });
}

/* output:
13: card declined
2: only 0 of lamp
[order 1 is on its way]
*/
