import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;

import java.time.Duration;
import java.util.List;

final class SessionClient {
  record Invoice(int number, long cents) {}

  private String session;
  private String account;

  void open(String user) {
    sleep(Duration.ofMillis(5));
    session = "session of " + user;
  }

  void select(String account) {
    requireSession();
    sleep(Duration.ofMillis(3));
    this.account = account;
  }

  List<Invoice> invoices() {
    requireSession();
    if (account == null) {
      throw new IllegalStateException("select an account first");
    }
    sleep(Duration.ofMillis(6));
    return List.of(new Invoice(1, account.length() * 100L), new Invoice(2, 50));
  }

  private void requireSession() {
    if (session == null) {
      throw new IllegalStateException("open a session first");
    }
  }

  static long owed(String user, String account) {
    var client = new SessionClient();
    client.open(user);
    client.select(account);
    var invoices = client.invoices();
    return invoices.stream().mapToLong(Invoice::cents).sum();
  }

  public static void main(String[] args) {
    System.out.println(run(() -> owed("ada", "household")) + " cents");
  }
}

/* output:
950 cents
*/
