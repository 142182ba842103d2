package programs;

import static io.asyncio4j.Asyncio.gatherEach;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;

/** A short program: ten times three things at a time that take a while, one after the other. */
public final class Script {
  private Script() {}

  /** Runs it, which takes about half a second. */
  public static void main(String[] args) {
    run(() -> {
      var all = new ArrayList<Integer>();
      for (int i = 0; i < 10; i++) {
        all.addAll(gatherEach(IntStream.range(0, 3).boxed().toList(), 3, Script::twice));
      }
      return all;
    });
  }

  private static int twice(int n) {
    int one = load(n);
    int other = load(n + 1);
    return one + other;
  }

  private static int load(int n) {
    sleep(Duration.ofMillis(20));
    return 2 * n;
  }
}
