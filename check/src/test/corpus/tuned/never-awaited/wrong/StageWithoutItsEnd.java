import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Mail(String to, String text) {}

class Outbox {
  CompletableFuture<String> deliver(Mail mail) {
    return CompletableFuture.supplyAsync(() -> mail.to().toUpperCase());
  }
}

void main() {
  var outbox = new Outbox();
  run(() -> {
    outbox.deliver(new Mail("ada", "hi")).thenAccept(receipt -> IO.println(receipt)); // expect: never-awaited
    sleep(Duration.ofMillis(1));
  });
}
// not run
