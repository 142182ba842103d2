import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

final class Cellar {
  private final Map<String, Integer> bottles = new TreeMap<>();

  int stock(String wine, int count) {
    sleep(Duration.ofHours(1));
    return bottles.merge(wine, count, Integer::sum);
  }
}

void main() {
  var cellar = new Cellar();
  try (var runner = Runner.builder().clock(LoopClock.virtual()).name("cellar").build()) {
    int monday = runner.run(() -> cellar.stock("merlot", 6));
    int tuesday = runner.run(() -> cellar.stock("merlot", 4));
    IO.println(monday + ", then " + tuesday);
    IO.println(Duration.ofNanos(runner.loop().time()));
  }
}

/* output:
6, then 10
PT2H
*/
