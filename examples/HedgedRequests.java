// Ask one replica, and if it has not answered soon, a second one as well: the first answer wins,
// and race() cancels whoever is still at it before it returns.
//
//   aio run examples/HedgedRequests.java
//
// Prints:
//   ask replica 1
//   ask replica 2
//   replica 1 is not needed any more
//   42 from replica 2

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    String answer =
        race(
            () -> ask("replica 1", Duration.ofSeconds(60)),
            () -> {
              sleep(Duration.ofMillis(100));
              return ask("replica 2", Duration.ofMillis(50));
            });
    IO.println(answer);
  });
}

String ask(String replica, Duration latency) {
  IO.println("ask " + replica);
  try {
    sleep(latency);
    return "42 from " + replica;
  } catch (CancelledError e) {
    IO.println(replica + " is not needed any more");
    throw e;
  }
}
