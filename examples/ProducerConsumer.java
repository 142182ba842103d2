// Two cooks and a waiter who share a counter with room for two plates: a full queue makes the
// producers wait, an empty one the consumer, and shutdown() ends the consumer's for loop.
//
//   aio run examples/ProducerConsumer.java
//
// Prints:
//   cooked soup
//   cooked salad
//   cooked stew
//   served soup
//   cooked rice
//   served salad
//   served stew
//   served rice
//   closed after 4 plates

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var counter = new AsyncQueue<String>(2);
    Task<Integer> waiter = createTask(() -> serve(counter));
    gather(() -> cook(counter, "soup", "stew"), () -> cook(counter, "salad", "rice"));
    counter.shutdown(false);
    IO.println("closed after " + await(waiter) + " plates");
  });
}

void cook(AsyncQueue<String> counter, String... dishes) {
  for (String dish : dishes) {
    yieldNow();
    counter.put(dish);
    IO.println("cooked " + dish);
  }
}

int serve(AsyncQueue<String> counter) {
  int served = 0;
  for (String dish : counter) {
    sleep(Duration.ofMillis(100));
    IO.println("served " + dish);
    served++;
  }
  return served;
}
