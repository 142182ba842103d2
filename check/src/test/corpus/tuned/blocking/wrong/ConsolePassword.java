import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Task<Void> keepAlive = createTask(() -> ping());
    char[] password = System.console().readPassword("Password: "); // expect: blocking
    IO.println(password.length);
    keepAlive.cancel();
  });
}

void ping() {
  while (true) {
    sleep(Duration.ofSeconds(5));
  }
}
// not run
