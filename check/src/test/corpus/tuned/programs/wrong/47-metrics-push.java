import static io.asyncio4j.Asyncio.*;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

record Metric(String name, long value) {}

/** The client of a metrics service, made for threads. */
class MetricsClient {
  private final Executor network = Executors.newVirtualThreadPerTaskExecutor();

  CompletableFuture<Integer> push(Metric metric) {
    return CompletableFuture.supplyAsync(
        () -> {
          if (metric.value() < 0) {
            throw new IllegalArgumentException(metric.name() + " counts upwards");
          }
          return 204;
        },
        network);
  }
}

class Worker {
  private final MetricsClient metrics;
  private long handled;

  Worker(MetricsClient metrics) {
    this.metrics = metrics;
  }

  void handle(List<String> jobs) {
    for (String job : jobs) {
      work(job);
    }
    report();
  }

  private void work(String job) {
    sleep(Duration.ofMillis(job.length()));
    handled++;
  }

  private void report() {
    metrics.push(new Metric("jobs.handled", handled)).thenAccept(status -> handled = 0); // expect: never-awaited
  }
}

void main() {
  var worker = new Worker(new MetricsClient());
  run(() -> worker.handle(List.of("a", "bb", "ccc")));
  IO.println("done");
}

/* output:
done
*/
