import static io.asyncio4j.Asyncio.*;

import java.time.Duration;
import java.util.stream.LongStream;

final class PrimesInParallel {
  static boolean isPrime(long n) {
    for (long d = 2; d * d <= n; d++) {
      if (n % d == 0) {
        return false;
      }
    }
    return n > 1;
  }

  static long countBelow(long limit) {
    return LongStream.range(0, limit).parallel().filter(PrimesInParallel::isPrime).count(); // expect: blocking
  }

  static void heartbeat() {
    while (true) {
      sleep(Duration.ofSeconds(1));
      System.out.println("alive");
    }
  }

  public static void main(String[] args) {
    run(() -> {
      var beat = createTask("heartbeat", () -> heartbeat());
      System.out.println("primes: " + countBelow(10_000));
      beat.cancel();
    });
  }
}

/* output:
primes: 1229
*/
