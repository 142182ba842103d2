import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class LogAndRethrow {
  private final List<String> events = new ArrayList<>();

  private void sync(String account) {
    events.add("begin " + account);
    try {
      sleep(Duration.ofSeconds(5));
      events.add("commit " + account);
    } catch (Throwable t) {
      events.add("roll back " + account + ": " + t.getClass().getSimpleName());
      throw t;
    } finally {
      events.add("end " + account);
    }
  }

  public static void main(String[] args) {
    var accounts = new LogAndRethrow();
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(() -> {
        Task<Void> task = createTask("sync", () -> accounts.sync("ada"));
        sleep(Duration.ofSeconds(1));
        task.cancel();
        try {
          await(task);
        } catch (CancelledError e) {
          System.out.println(accounts.events);
        }
      });
    }
  }
}

/* output:
[begin ada, roll back ada: CancelledError, end ada]
*/
