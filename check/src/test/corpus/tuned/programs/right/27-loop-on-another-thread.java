import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Shard {
  private final String name;
  private final Map<String, Integer> counts = new TreeMap<>();

  Shard(String name) {
    this.name = name;
  }

  void consume(List<String> words) {
    for (String word : words) {
      sleep(Duration.ofMillis(1));
      counts.merge(word, 1, Integer::sum);
    }
  }

  Map<String, Integer> counts() {
    return counts;
  }

  String name() {
    return name;
  }
}

// One loop per core; inside a coroutine, the other loops live on worker threads.
List<Map<String, Integer>> countAll(List<String> left, List<String> right) {
  var first = new Shard("first");
  var second = new Shard("second");
  gather(
      () -> toThread(() -> run(() -> first.consume(left))),
      () -> toThread(() -> run(() -> second.consume(right))));
  return List.of(first.counts(), second.counts());
}

void main() throws InterruptedException {
  IO.println(run(() -> countAll(List.of("a", "b", "a"), List.of("c"))));

  var third = new Shard("third");
  Thread thread = Thread.ofPlatform().name(third.name()).start(() -> run(() -> third.consume(List.of("d", "d"))));
  thread.join();
  IO.println(third.counts());
}

/* output:
[{a=2, b=1}, {c=1}]
{d=2}
*/
