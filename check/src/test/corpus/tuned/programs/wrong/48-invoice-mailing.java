import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

record Customer(String name, String email) {}

record Invoice(int number, int cents) {}

class Registry {
  Customer customer(int id) {
    sleep(Duration.ofMillis(4));
    return new Customer("customer " + id, id + "@example.com");
  }

  Invoice lastInvoice(int id) {
    sleep(Duration.ofMillis(6));
    return new Invoice(1000 + id, id * 250);
  }
}

class Printer {
  void print(Customer customer, Invoice invoice) throws IOException {
    if (invoice.cents() == 0) {
      throw new IOException("nothing to pay for " + customer.name());
    }
  }
}

class Mailing {
  private final Registry registry = new Registry();
  private final Printer printer = new Printer();
  private final ExecutorService pool;

  Mailing(ExecutorService pool) {
    this.pool = pool;
  }

  String remind(int id) {
    Customer customer = registry.customer(id); // expect: sequential#1
    Invoice invoice = registry.lastInvoice(id); // expect: sequential#1
    pool.submit(() -> { printer.print(customer, invoice); return true; }); // expect: never-awaited
    return customer.email() + " owes " + invoice.cents();
  }
}

void main() {
  try (var pool = Executors.newSingleThreadExecutor()) {
    IO.println(run(() -> new Mailing(pool).remind(7)));
  }
}

/* output:
7@example.com owes 1750
*/
