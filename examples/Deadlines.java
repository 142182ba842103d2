// Any block can have a deadline, whatever it calls: timeout() throws when the time is over,
// moveOnAfter() goes on without the answer. Deadlines nest, and the inner one need not be shorter.
//
//   aio run examples/Deadlines.java
//
// Prints:
//   in time: 7 results
//   too late: not done within PT0.1S
//   no advice today, but the page is shown
//   the outer deadline holds: not done within PT0.1S

import static io.asyncio4j.Asyncio.*;

import java.util.concurrent.TimeoutException;

void main() {
  run(() -> {
    try {
      int results = timeout(Duration.ofSeconds(5), () -> search(10));
      IO.println("in time: " + results + " results");
      timeout(Duration.ofMillis(100), () -> search(60_000));
    } catch (TimeoutException e) {
      IO.println("too late: " + e.getMessage());
    }

    Optional<Integer> advice = moveOnAfter(Duration.ofMillis(100), () -> search(60_000));
    IO.println(
        advice.map(n -> n + " pieces of advice").orElse("no advice today")
            + ", but the page is shown");

    try {
      timeout(Duration.ofMillis(100), () -> timeout(Duration.ofHours(1), () -> search(60_000)));
    } catch (TimeoutException e) {
      IO.println("the outer deadline holds: " + e.getMessage());
    }
  });
}

int search(int millis) {
  sleep(Duration.ofMillis(millis));
  return 7;
}
