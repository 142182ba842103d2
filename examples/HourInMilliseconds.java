// Time can be tested without waiting: under the virtual clock a loop jumps to its next timer as
// soon as nobody has anything to do. This retry policy takes an hour, its test none of it.
//
//   aio run examples/HourInMilliseconds.java
//
// Prints:
//   after    0 s: attempt 1
//   after   60 s: attempt 2
//   after  180 s: attempt 3
//   after  420 s: attempt 4
//   after  900 s: attempt 5
//   after 1860 s: attempt 6
//   gave up after 3600 s, as it should; really it took less than a minute: true

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.concurrent.TimeoutException;

void main() {
  long began = System.nanoTime();
  try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
    runner.run(() -> {
      try {
        timeout(Duration.ofHours(1), () -> callWithRetries());
      } catch (TimeoutException e) {
        IO.print("gave up after " + seconds() + " s, as it should; ");
      }
    });
  }
  boolean quick = System.nanoTime() - began < Duration.ofMinutes(1).toNanos();
  IO.println("really it took less than a minute: " + quick);
}

void callWithRetries() {
  Duration pause = Duration.ofMinutes(1);
  for (int attempt = 1; ; attempt++) {
    IO.println("after %4d s: attempt %d".formatted(seconds(), attempt));
    sleep(pause);
    pause = pause.multipliedBy(2);
  }
}

long seconds() {
  return runningLoop().time() / 1_000_000_000;
}
