import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

final ContextVar<String> tenant = ContextVar.of("tenant", "none");

void main() {
  run(() -> {
    choose("acme");
    String stock = stock("tea");
    IO.println(stock);
  });
}

void choose(String name) {
  sleep(Duration.ofMillis(2));
  tenant.set(name);
}

String stock(String item) {
  sleep(Duration.ofMillis(2));
  return tenant.get() + " has 3 " + item;
}

/* output:
acme has 3 tea
*/
