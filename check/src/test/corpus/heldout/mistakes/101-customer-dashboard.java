import static io.asyncio4j.Asyncio.*;

record Profile(String name, String tier) {}

record Order(int id, double total) {}

record Dashboard(Profile profile, List<Order> orders, int unread) {}

final class Backend {
  Profile profile(int customer) {
    sleep(Duration.ofMillis(5));
    return new Profile("customer-" + customer, "gold");
  }

  List<Order> orders(int customer) {
    sleep(Duration.ofMillis(5));
    return List.of(new Order(1, 19.5), new Order(2, 7.25));
  }

  int unreadMessages(int customer) {
    sleep(Duration.ofMillis(5));
    return 3;
  }
}

Dashboard dashboard(Backend backend, int customer) {
  Profile profile = backend.profile(customer); // expect: sequential#1
  List<Order> orders = backend.orders(customer); // expect: sequential#1
  int unread = backend.unreadMessages(customer); // expect: sequential#1
  return new Dashboard(profile, orders, unread);
}

void main() {
  Dashboard page = run(() -> dashboard(new Backend(), 7));
  IO.println(page.profile().name() + " " + page.profile().tier());
  IO.println(page.orders().size() + " orders, " + page.unread() + " unread");
}

/* output:
customer-7 gold
2 orders, 3 unread
*/
