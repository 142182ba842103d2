import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Task<Void> session = createTask(() -> session());
    sleep(Duration.ofMillis(5));
    session.cancel();
    waitUntil(ReturnWhen.ALL_COMPLETED, List.of(session));
    IO.println(session.isCancelled());
  });
}

void session() {
  try {
    sleep(Duration.ofHours(1));
  } catch (CancelledError e) {
    sleep(Duration.ofMillis(2));
    IO.println("said goodbye");
    throw e;
  }
}

/* output:
said goodbye
true
*/
