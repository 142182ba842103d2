import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Hits {
  private final Map<String, Integer> counts = new TreeMap<>();

  synchronized void add(String page) {
    counts.merge(page, 1, Integer::sum);
  }

  synchronized int total() {
    int sum = 0;
    for (int count : counts.values()) {
      sum += count;
    }
    return sum;
  }
}

void main() {
  run(() -> {
    var hits = new Hits();
    runEach(List.of("/", "/a", "/"), page -> {
      sleep(Duration.ofMillis(1));
      hits.add(page);
    });
    IO.println(hits.total());
  });
}

/* output:
3
*/
