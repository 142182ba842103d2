import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
    runner.run(() -> {
      Duration indexed = measure(() -> query(3));
      Duration scanned = measure(() -> query(40));
      IO.println(indexed + " against " + scanned);
    });
  }
}

// One at a time, or each would slow the other down.
Duration measure(Runnable body) {
  body.run();
  long start = runningLoop().time();
  body.run();
  return Duration.ofNanos(runningLoop().time() - start);
}

int query(int millis) {
  sleep(Duration.ofMillis(millis));
  return millis;
}

/* output:
PT0.003S against PT0.04S
*/
