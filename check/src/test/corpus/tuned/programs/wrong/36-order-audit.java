import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Order(int id, String customer, int cents) {}

class AuditLog {
  private final List<String> entries = new ArrayList<>();

  void write(String entry) {
    sleep(Duration.ofMillis(5));
    entries.add(entry);
  }
}

class Orders {
  private final Map<Integer, Order> stored = new LinkedHashMap<>();
  private final AuditLog audit;

  Orders(AuditLog audit) {
    this.audit = audit;
  }

  void place(Order order) {
    if (order.cents() <= 0) {
      throw new IllegalArgumentException("an order costs something: " + order);
    }
    sleep(Duration.ofMillis(2));
    stored.put(order.id(), order);
    createTask(() -> audit.write("placed " + order.id())); // expect: never-awaited
  }

  int total() {
    return stored.values().stream().mapToInt(Order::cents).sum();
  }
}

void main() {
  var orders = new Orders(new AuditLog());
  run(() -> {
    orders.place(new Order(1, "ada", 500));
    IO.println("total " + orders.total());
  });
}

/* output:
total 500
*/
