// A page that needs six services asks one after another; none needs another's answer. What that
// costs is best seen: compare the picture of AllAtOnce.java, which differs in where it awaits.
//
//   aio run examples/OneByOne.java
//   aio run --timeline one-by-one.html examples/OneByOne.java
//
// Prints:
//   7 orders, 3 reviews, 12 offers, 2 carts, 5 messages, 9 friends
//   took … ms

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.Task;

void main() {
  long start = System.nanoTime();
  run(() -> {
    String orders = ask("orders", 190, 7).await();
    String reviews = ask("reviews", 120, 3).await();
    String offers = ask("offers", 240, 12).await();
    String carts = ask("carts", 90, 2).await();
    String messages = ask("messages", 160, 5).await();
    String friends = ask("friends", 210, 9).await();
    IO.println(String.join(", ", orders, reviews, offers, carts, messages, friends));
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
