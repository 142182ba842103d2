import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Log {
  private final List<String> lines = new ArrayList<>();

  void add(String line) {
    synchronized (lines) {
      lines.add(line);
    }
  }

  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }
}

void main() {
  run(() -> {
    var log = new Log();
    gather(
        () -> toThread(() -> log.add("from a thread")),
        () -> {
          sleep(Duration.ofMillis(20));
          log.add("from the loop");
        });
    IO.println(log.lines().size());
  });
}

/* output:
2
*/
