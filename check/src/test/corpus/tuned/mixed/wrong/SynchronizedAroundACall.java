import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Account {
  private final Object guard = new Object();
  private long cents = 1000;

  void withdraw(long amount) {
    synchronized (guard) {
      if (approved(amount)) { // expect: mixed
        cents -= amount;
      }
    }
  }

  private boolean approved(long amount) {
    sleep(Duration.ofMillis(5));
    return amount < cents;
  }
}

void main() {
  run(() -> {
    var account = new Account();
    gather(() -> account.withdraw(600), () -> account.withdraw(600));
    IO.println(account.cents);
  });
}

/* output:
400
*/
