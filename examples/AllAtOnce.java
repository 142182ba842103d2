// The page of OneByOne.java again: it asks all six services, and awaits the answers then. So it
// takes as long as the slowest of them.
//
//   aio run examples/AllAtOnce.java
//   aio run --timeline all-at-once.html examples/AllAtOnce.java
//
// Prints:
//   7 orders, 3 reviews, 12 offers, 2 carts, 5 messages, 9 friends
//   took … ms

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.Task;

void main() {
  long start = System.nanoTime();
  run(() -> {
    List<String> answers =
        gather(
            ask("orders", 190, 7),
            ask("reviews", 120, 3),
            ask("offers", 240, 12),
            ask("carts", 90, 2),
            ask("messages", 160, 5),
            ask("friends", 210, 9));
    IO.println(String.join(", ", answers));
  });
  IO.println("took " + (System.nanoTime() - start) / 1_000_000 + " ms");
}

Task<String> ask(String service, int millis, int answer) {
  return createTask(
      service,
      () -> {
        sleep(Duration.ofMillis(millis));
        return answer + " " + service;
      });
}
