import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

final class PriceWatch {
  record Quote(String ticker, int cents) {}

  private final AsyncEvent alarm = new AsyncEvent();
  private Quote last = new Quote("none", 0);

  private void ticker(String name, List<Integer> prices, int limit) {
    for (int cents : prices) {
      sleep(Duration.ofSeconds(1));
      last = new Quote(name, cents);
      if (cents > limit) {
        alarm.set();
      }
    }
  }

  String watch() {
    return TaskGroup.call(group -> {
      group.createTask("ticker", () -> ticker("ACME", List.of(90, 95, 120, 80), 100));
      String result;
      try {
        timeout(Duration.ofMinutes(1), alarm::await);
        result = "sell " + last.ticker() + " at " + last.cents();
      } catch (TimeoutException e) {
        result = "nothing happened";
      }
      group.cancel();
      return result;
    });
  }

  public static void main(String[] args) {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      System.out.println(runner.run(() -> new PriceWatch().watch()));
    }
  }
}

/* output:
sell ACME at 120
*/
