import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.AsyncIterator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class FibonacciGenerator {
  static AsyncIterator<Long> fibonacci() {
    return generator(out -> {
      long a = 0;
      long b = 1;
      while (true) {
        out.emit(a);
        sleep(Duration.ofMillis(1));
        long next = a + b;
        a = b;
        b = next;
      }
    });
  }

  static List<Long> below(long limit) {
    var numbers = new ArrayList<Long>();
    try (var sequence = fibonacci()) {
      for (long number : sequence) {
        if (number >= limit) {
          break;
        }
        numbers.add(number);
      }
    }
    return numbers;
  }

  public static void main(String[] args) {
    System.out.println(run(() -> below(30)));
  }
}

/* output:
[0, 1, 1, 2, 3, 5, 8, 13, 21]
*/
