import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Snapshot(long count, long total, long worst) {
  @Override
  public String toString() {
    return "%d requests, %d ms, worst %d ms".formatted(count, total, worst);
  }
}

/** Also read by a monitoring thread, hence the monitors; what is inside takes no time. */
class Statistics {
  private long count;
  private long total;
  private long worst;

  synchronized void add(long millis) {
    count++;
    total += millis;
    worst = Math.max(worst, millis);
  }

  Snapshot snapshot() {
    synchronized (this) {
      return new Snapshot(count, total, worst);
    }
  }
}

class Server {
  private final Statistics statistics;

  Server(Statistics statistics) {
    this.statistics = statistics;
  }

  String handle(String path) {
    long millis = path.length();
    sleep(Duration.ofMillis(millis));
    statistics.add(millis);
    return "200 " + path;
  }
}

void main() throws InterruptedException {
  var statistics = new Statistics();
  var server = new Server(statistics);
  List<String> answers = run(() -> gatherEach(List.of("/", "/a", "/about"), path -> server.handle(path)));
  IO.println(answers);
  Thread monitor = Thread.ofPlatform().start(() -> IO.println(statistics.snapshot()));
  monitor.join();
}

/* output:
[200 /, 200 /a, 200 /about]
3 requests, 9 ms, worst 6 ms
*/
