import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Ranking {
  private int best = 100;

  int challenge(String name) {
    int bar = best;
    sleep(Duration.ofMillis(2));
    best = Math.min(bar, name.length() * 10);
    return best;
  }
}

void main() {
  run(() -> {
    var ranking = new Ranking();
    var bars = new ArrayList<Integer>();
    for (String name : List.of("charles", "ada", "grace")) {
      bars.add(ranking.challenge(name));
    }
    IO.println(bars);
  });
}

/* output:
[70, 30, 30]
*/
