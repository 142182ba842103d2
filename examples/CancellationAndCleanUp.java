// Cancelling throws CancelledError where the coroutine is suspended. It is an Error, so that
// `catch (Exception e)` lets it through and a retry loop ends; finally runs, and may suspend.
//
//   aio run examples/CancellationAndCleanUp.java
//
// Prints:
//   attempt 1 failed, trying again
//   attempt 2 failed, trying again
//   cancelling
//   saying goodbye
//   goodbye said
//   cancelled: true

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

int failures;

void main() {
  run(() -> {
    Task<Void> connection = createTask(() -> keepConnected());
    while (failures < 2) {
      sleep(Duration.ofMillis(1));
    }
    IO.println("cancelling");
    connection.cancel();
    try {
      await(connection);
    } catch (CancelledError e) {
      IO.println("cancelled: " + connection.isCancelled());
    }
  });
}

void keepConnected() {
  try {
    while (true) {
      try {
        connect();
      } catch (Exception e) {
        failures++;
        IO.println("attempt " + failures + " failed, trying again");
      }
    }
  } finally {
    IO.println("saying goodbye");
    sleep(Duration.ofMillis(50));
    IO.println("goodbye said");
  }
}

void connect() throws IOException {
  sleep(Duration.ofMillis(100));
  throw new IOException("refused");
}
