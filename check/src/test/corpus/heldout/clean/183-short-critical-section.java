import static io.asyncio4j.Asyncio.*;

final class Metrics {
  private final Map<String, Long> counters = new TreeMap<>();

  /** Called by the loop and by worker threads. */
  void count(String name, long by) {
    synchronized (counters) {
      counters.merge(name, by, Long::sum);
    }
  }

  synchronized String snapshot() {
    return counters.toString();
  }
}

long work(Metrics metrics, int size) {
  metrics.count("started", 1);
  sleep(Duration.ofMillis(2));
  long done = toThread(() -> {
    metrics.count("on a thread", 1);
    return (long) size * size;
  });
  metrics.count("work", done);
  return done;
}

void main() {
  var metrics = new Metrics();
  run(() -> {
    gatherEach(List.of(1, 2, 3), 2, size -> work(metrics, size));
  });
  IO.println(metrics.snapshot());
}

/* output:
{on a thread=3, started=3, work=14}
*/
