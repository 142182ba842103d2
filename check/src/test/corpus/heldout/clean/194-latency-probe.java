import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.time.Duration;
import java.util.LongSummaryStatistics;

/** One request at a time on purpose: together they would disturb each other's times. */
final class LatencyProbe {
  private int number;

  private void request() {
    sleep(Duration.ofMillis(10 + 5 * (number++ % 3)));
  }

  LongSummaryStatistics measure(int rounds) {
    var millis = new LongSummaryStatistics();
    for (int i = 0; i < rounds; i++) {
      long start = runningLoop().time();
      request();
      millis.accept((runningLoop().time() - start) / 1_000_000);
    }
    return millis;
  }

  public static void main(String[] args) {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      var times = runner.run(() -> new LatencyProbe().measure(6));
      System.out.println(times.getMin() + " to " + times.getMax() + " ms");
    }
  }
}

/* output:
10 to 20 ms
*/
