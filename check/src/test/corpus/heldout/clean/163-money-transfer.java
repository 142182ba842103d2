import static io.asyncio4j.Asyncio.*;

final class Ledger {
  private final Map<String, Long> balances = new TreeMap<>();
  private final List<String> journal = new ArrayList<>();

  void deposit(String account, long cents) {
    sleep(Duration.ofMillis(2));
    balances.merge(account, cents, Long::sum);
    journal.add("+" + cents + " " + account);
  }

  void withdraw(String account, long cents) {
    sleep(Duration.ofMillis(2));
    if (balances.getOrDefault(account, 0L) < cents) {
      throw new IllegalStateException(account + " has too little");
    }
    balances.merge(account, -cents, Long::sum);
    journal.add("-" + cents + " " + account);
  }
}

void transfer(Ledger ledger, String from, String to, long cents) {
  ledger.withdraw(from, cents);
  ledger.deposit(to, cents);
}

void main() {
  var ledger = new Ledger();
  run(() -> {
    ledger.deposit("ada", 100);
    transfer(ledger, "ada", "bob", 60);
  });
  IO.println(ledger.balances + " " + ledger.journal);
}

/* output:
{ada=40, bob=60} [+100 ada, -60 ada, +60 bob]
*/
