import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

interface Replica {
  String read(String key) throws IOException;
}

class HedgedReader {
  private final Replica near;
  private final Replica far;

  HedgedReader(Replica near, Replica far) {
    this.near = near;
    this.far = far;
  }

  /** The second replica is asked only when the first has not answered for a while. */
  String read(String key) throws IOException {
    return race(() -> near.read(key), () -> afterAWhile(key));
  }

  private String afterAWhile(String key) throws IOException {
    sleep(Duration.ofMillis(50));
    return far.read(key);
  }

  String readOr(String key, String fallback) throws IOException {
    return moveOnAfter(Duration.ofMillis(200), () -> read(key)).orElse(fallback);
  }
}

Replica replica(String name, Duration latency) {
  return key -> {
    sleep(latency);
    return key + " from " + name;
  };
}

void main() throws IOException {
  var quick = replica("quick", Duration.ofMillis(10));
  var slow = replica("slow", Duration.ofMillis(100));
  var stuck = replica("stuck", Duration.ofHours(1));
  try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
    runner.run(() -> {
      List<String> answers =
          gather(
              () -> new HedgedReader(quick, slow).readOr("a", "none"),
              () -> new HedgedReader(slow, quick).readOr("b", "none"),
              () -> new HedgedReader(stuck, stuck).readOr("c", "none"));
      answers.forEach(IO::println);
    });
  }
}

/* output:
a from quick
b from quick
none
*/
