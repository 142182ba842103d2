import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Scores {
  private final long[] cells = new long[3_000_000];
  private long sum;

  long recompute(int rounds) {
    synchronized (cells) { // expect: blocking#1
      for (int round = 0; round < rounds; round++) { // expect: blocking#1
        for (int i = 1; i < cells.length; i++) { // expect: blocking#1
          cells[i] = cells[i - 1] * 31 + i;
          sum += cells[i] >>> 7;
        }
      }
      return sum;
    }
  }
}

void main() {
  var scores = new Scores();
  run(() -> {
    Task<Void> ticker = createTask(() -> sleep(Duration.ofMillis(10)));
    IO.println(scores.recompute(50)); // expect: blocking#1
    await(ticker);
  });
}
// not run
