import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Wallet(String owner) {}

class Ledger {
  long balance(Wallet wallet) {
    sleep(Duration.ofMillis(5));
    return wallet.owner().length();
  }

  long total(Collection<Wallet> wallets) {
    return wallets.stream().mapToLong(wallet -> balance(wallet)).sum(); // expect: sequential
  }
}

void main() {
  var wallets = List.of(new Wallet("ada"), new Wallet("bob"));
  run(() -> IO.println(new Ledger().total(wallets)));
}

/* output:
6
*/
