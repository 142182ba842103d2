import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Customer(String name, boolean vip) {}

String offer(int customer, String item) {
  Customer who = customer(customer); // expect: sequential#1
  int discount = 0;
  if (who.vip()) {
    discount = 10;
  }
  int price = price(item); // expect: sequential#1
  return who.name() + " pays " + price * (100 - discount) / 100;
}

Customer customer(int id) {
  sleep(Duration.ofMillis(5));
  return new Customer("customer " + id, id > 5);
}

int price(String item) {
  sleep(Duration.ofMillis(5));
  return item.length() * 100;
}

void main() {
  run(() -> IO.println(offer(7, "tea")));
}

/* output:
customer 7 pays 270
*/
