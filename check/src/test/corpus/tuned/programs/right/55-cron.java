import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.timeout;

import io.asyncio4j.CancelledError;
import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import io.asyncio4j.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

final class Cron implements AutoCloseable {
  interface Job {
    void run() throws Exception;
  }

  private final List<Task<Void>> timers = new ArrayList<>();
  private final List<String> log = new ArrayList<>();

  void every(Duration period, String name, Job job) {
    timers.add(createTask(name, () -> repeat(period, name, job)));
  }

  private void repeat(Duration period, String name, Job job) {
    while (true) {
      sleep(period);
      String outcome;
      try {
        timeout(Duration.ofSeconds(20), job::run);
        outcome = "done";
      } catch (TimeoutException e) {
        outcome = "too slow";
      } catch (Exception e) {
        outcome = "failed: " + e.getMessage();
      }
      log.add("%3d s %s %s".formatted(runningLoop().time() / 1_000_000_000, name, outcome));
    }
  }

  @Override
  public void close() {
    for (Task<Void> timer : timers) {
      timer.cancel();
    }
    for (Task<Void> timer : timers) {
      try {
        timer.await();
      } catch (CancelledError expected) {
        log.add(timer.name() + " stopped");
      }
    }
  }

  public static void main(String[] args) {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      var cron = new Cron();
      runner.run(() -> {
        try (cron) {
          cron.every(Duration.ofSeconds(40), "backup", () -> sleep(Duration.ofMinutes(1)));
          cron.every(Duration.ofSeconds(50), "mail", () -> sleep(Duration.ofSeconds(5)));
          sleep(Duration.ofSeconds(115));
        }
      });
      cron.log.forEach(System.out::println);
    }
  }
}

/* output:
 55 s mail done
 60 s backup too slow
110 s mail done
backup stopped
mail stopped
*/
