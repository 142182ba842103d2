import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Account(int id) {}

void main() {
  run(() -> {
    IO.println(mayOrder(new Account(1)));
  });
}

boolean mayOrder(Account account) {
  return isActive(account) && hasCredit(account);
}

boolean isActive(Account account) {
  sleep(Duration.ofMillis(5));
  return account.id() == 1;
}

boolean hasCredit(Account account) {
  sleep(Duration.ofMillis(5));
  return true;
}

/* output:
true
*/
