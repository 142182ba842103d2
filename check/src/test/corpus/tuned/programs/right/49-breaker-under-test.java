import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class BreakerOpenException extends IOException {
  BreakerOpenException(Duration left) {
    super("not asked for another " + left);
  }
}

/** After so many failures in a row nobody is asked for a while. */
class CircuitBreaker {
  private final int threshold;
  private final Duration rest;
  private int failures;
  private long closedUntil;

  CircuitBreaker(int threshold, Duration rest) {
    this.threshold = threshold;
    this.rest = rest;
  }

  <T> T call(Coroutine<T, IOException> body) throws IOException {
    long now = runningLoop().time();
    if (failures >= threshold && now < closedUntil) {
      throw new BreakerOpenException(Duration.ofNanos(closedUntil - now));
    }
    try {
      T value = body.call();
      failures = 0;
      return value;
    } catch (IOException e) {
      if (++failures >= threshold) {
        closedUntil = runningLoop().time() + rest.toNanos();
      }
      throw e;
    }
  }
}

String attempt(CircuitBreaker breaker, boolean works) {
  try {
    return breaker.call(() -> {
      sleep(Duration.ofSeconds(1));
      if (!works) {
        throw new IOException("no answer");
      }
      return "fine";
    });
  } catch (IOException e) {
    return e.getMessage();
  }
}

void testBreaker() {
  var breaker = new CircuitBreaker(2, Duration.ofSeconds(30));
  for (boolean works : List.of(false, false, true)) {
    IO.println(attempt(breaker, works));
  }
  sleep(Duration.ofSeconds(31));
  IO.println(attempt(breaker, true));
}

void main() {
  try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
    runner.run(() -> testBreaker());
  }
}

/* output:
no answer
no answer
not asked for another PT30S
fine
*/
