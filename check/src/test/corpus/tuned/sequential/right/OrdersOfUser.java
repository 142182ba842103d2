import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record User(int id, String name) {}

void main() {
  run(() -> {
    User user = user("ada");
    List<String> orders = orders(user.id());
    String invoice = invoice(orders.getLast());
    IO.println(invoice);
  });
}

User user(String name) {
  sleep(Duration.ofMillis(5));
  return new User(7, name);
}

List<String> orders(int user) {
  sleep(Duration.ofMillis(5));
  return List.of("o-" + user, "o-" + (user + 1));
}

String invoice(String order) {
  sleep(Duration.ofMillis(5));
  return "invoice of " + order;
}

/* output:
invoice of o-8
*/
