import static io.asyncio4j.Asyncio.*;

enum Currency {
  EUR,
  USD
}

record Account(String iban, long cents, Currency currency) {}

class Ledger {
  private final Map<String, Account> accounts = new HashMap<>();

  void open(Account account) {
    accounts.put(account.iban(), account);
  }

  long balance(String iban) {
    sleep(Duration.ofMillis(7));
    Account account = accounts.get(iban);
    if (account == null) {
      throw new NoSuchElementException("no account " + iban);
    }
    return account.currency() == Currency.EUR ? account.cents() : account.cents() * 9 / 10;
  }
}

long netWorth(Ledger ledger, String checking, String savings) {
  return ledger.balance(checking) + ledger.balance(savings); // expect: sequential#1
}

void main() {
  var ledger = new Ledger();
  ledger.open(new Account("DE01", 120_000, Currency.EUR));
  ledger.open(new Account("DE02", 50_000, Currency.USD));
  long cents = run(() -> netWorth(ledger, "DE01", "DE02"));
  IO.println("%d.%02d EUR".formatted(cents / 100, cents % 100));
}

/* output:
1650.00 EUR
*/
