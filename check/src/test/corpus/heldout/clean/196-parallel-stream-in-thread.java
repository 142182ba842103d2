import static io.asyncio4j.Asyncio.*;

import java.time.Duration;
import java.util.stream.IntStream;

final class ParallelStreamInThread {
  static long collatz(long n) {
    long steps = 0;
    while (n != 1) {
      n = n % 2 == 0 ? n / 2 : 3 * n + 1;
      steps++;
    }
    return steps;
  }

  static long longest(int limit) {
    return IntStream.rangeClosed(1, limit).parallel().mapToLong(ParallelStreamInThread::collatz).max().orElse(0);
  }

  static String spinner(int turns) {
    for (int i = 0; i < turns; i++) {
      sleep(Duration.ofMillis(1));
    }
    return "-\\|/".repeat(turns / 4);
  }

  public static void main(String[] args) {
    run(() -> {
      String both = gather(() -> toThread(() -> longest(3_000)), () -> spinner(8), (steps, dial) -> dial + " " + steps);
      System.out.println(both);
    });
  }
}

/* output:
-\|/-\|/ 216
*/
