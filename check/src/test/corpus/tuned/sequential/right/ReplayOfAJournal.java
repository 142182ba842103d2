import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

sealed interface Event {}

record Opened(String owner) implements Event {}

record Deposited(long cents) implements Event {}

record Account(String owner, long cents) {}

class Store {
  private final Map<String, Account> accounts = new TreeMap<>();

  void apply(String id, Event event) {
    Account now = accounts.get(id);
    sleep(Duration.ofMillis(1));
    accounts.put(
        id,
        switch (event) {
          case Opened(var owner) -> new Account(owner, 0);
          case Deposited(var cents) -> new Account(now.owner(), now.cents() + cents);
        });
  }
}

void main() {
  run(() -> {
    var store = new Store();
    var journal = List.of(new Opened("ada"), new Deposited(100), new Deposited(50));
    for (Event event : journal) {
      store.apply("a-1", event);
    }
    IO.println(store.accounts);
  });
}

/* output:
{a-1=Account[owner=ada, cents=150]}
*/
