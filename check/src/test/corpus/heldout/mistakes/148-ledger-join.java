import static io.asyncio4j.Asyncio.*;

record Balance(String account, long cents) {}

final class LedgerClient {
  private final Executor later = CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS);

  CompletableFuture<Balance> balance(String account) {
    return CompletableFuture.supplyAsync(() -> new Balance(account, account.length() * 100L), later);
  }
}

String statement(LedgerClient ledger, String account) {
  Balance balance = ledger.balance(account).join(); // expect: mixed
  return balance.account() + " has " + balance.cents();
}

void main() {
  var ledger = new LedgerClient();
  IO.println(run(() -> statement(ledger, "savings")));
}

/* output:
savings has 700
*/
