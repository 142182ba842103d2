import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Customer(int id, String name, String country) {}

record Line(String item, int pieces) {}

class OrderService {
  private final Map<Integer, List<Line>> orders = new HashMap<>(Map.of(1, List.of(new Line("tea", 2))));

  // Needs the customer to know the country: in order.
  long shipping(int customer) {
    Customer who = customer(customer);
    return rate(who.country());
  }

  // Neither needs the other.
  String invoice(int customer, int order) {
    Customer who = customer(customer); // expect: sequential#1
    List<Line> lines = lines(order); // expect: sequential#1
    int pieces = lines.stream().mapToInt(Line::pieces).sum();
    return who.name() + " gets " + pieces;
  }

  // A write, and what depends on it.
  int add(int order, Line line) {
    append(order, line);
    return lines(order).size();
  }

  private Customer customer(int id) {
    sleep(Duration.ofMillis(4));
    return new Customer(id, "customer " + id, "NO");
  }

  private List<Line> lines(int order) {
    sleep(Duration.ofMillis(4));
    return orders.getOrDefault(order, List.of());
  }

  private void append(int order, Line line) {
    sleep(Duration.ofMillis(4));
    orders.merge(order, List.of(line), (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
  }

  private long rate(String country) {
    sleep(Duration.ofMillis(4));
    return country.equals("NO") ? 900 : 1200;
  }
}

void main() {
  var service = new OrderService();
  run(() -> {
    String invoice = service.invoice(7, 1);
    int lines = service.add(1, new Line("milk", 1));
    IO.println(invoice + ", now " + lines + " lines, shipping " + service.shipping(lines));
  });
}

/* output:
customer 7 gets 2, now 2 lines, shipping 900
*/
