import static io.asyncio4j.Asyncio.*;

record Transfer(String from, String to, long cents) {}

interface MailGateway {
  CompletableFuture<String> send(String to, String text);
}

final class SlowGateway implements MailGateway {
  @Override
  public CompletableFuture<String> send(String to, String text) {
    return CompletableFuture.supplyAsync(
        () -> "250 queued for " + to, CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS));
  }
}

final class Bank {
  private final MailGateway mail;
  private final Map<String, Long> balances = new TreeMap<>(Map.of("ada", 10_000L, "bob", 0L));

  Bank(MailGateway mail) {
    this.mail = mail;
  }

  void transfer(Transfer transfer) {
    balances.merge(transfer.from(), -transfer.cents(), Long::sum);
    balances.merge(transfer.to(), transfer.cents(), Long::sum);
    mail.send(transfer.to(), "You got " + transfer.cents()).thenApply(String::length); // expect: never-awaited
  }
}

void main() {
  var bank = new Bank(new SlowGateway());
  run(() -> {
    bank.transfer(new Transfer("ada", "bob", 2_500));
    sleep(Duration.ofMillis(1));
  });
  IO.println(bank.balances);
}

/* output:
{ada=7500, bob=2500}
*/
