import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Metrics {
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  void flush() {
    CompletableFuture.runAsync(() -> upload(Map.copyOf(counts))); // expect: never-awaited
    counts.clear();
  }

  void count(String name) {
    counts.merge(name, 1, Integer::sum);
  }

  private static void upload(Map<String, Integer> counts) {
    if (counts.size() > 100) {
      throw new IllegalStateException("too many names");
    }
  }
}

void main() {
  var metrics = new Metrics();
  run(() -> {
    metrics.count("start");
    sleep(Duration.ofMillis(1));
    metrics.flush();
    IO.println("flushed");
  });
}
// not run
