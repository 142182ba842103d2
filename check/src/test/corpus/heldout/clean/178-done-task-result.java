import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;

final class DoneTaskResult {
  private static String mirror(String host, int millis) {
    sleep(Duration.ofMillis(millis));
    return host;
  }

  public static void main(String[] args) {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(() -> {
        List<Task<String>> asked =
            List.of(
                createTask(() -> mirror("eu", 20)),
                createTask(() -> mirror("us", 900)),
                createTask(() -> mirror("asia", 40)));
        var outcome = waitUntil(ReturnWhen.ALL_COMPLETED, asked, Duration.ofMillis(100));
        var inTime = new TreeSet<String>();
        for (Task<String> task : outcome.done()) {
          inTime.add(task.resultNow());
        }
        outcome.pending().forEach(Task::cancel);
        System.out.println("in time: " + inTime);
      });
    }
  }
}

/* output:
in time: [asia, eu]
*/
