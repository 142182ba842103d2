import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

class Heavy {
  private final ExecutorService cores;

  Heavy(ExecutorService cores) {
    this.cores = cores;
  }

  long primes(long limit) {
    return toThread(() -> LongStream.range(2, limit).parallel().filter(Heavy::isPrime).count());
  }

  private static boolean isPrime(long n) {
    return LongStream.rangeClosed(2, (long) Math.sqrt(n)).noneMatch(d -> n % d == 0);
  }

  String stretch(String password) throws NoSuchAlgorithmException {
    return runInExecutor(cores, () -> {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] hash = password.getBytes();
      for (int i = 0; i < 20_000; i++) {
        hash = sha.digest(hash);
      }
      return HexFormat.of().formatHex(hash, 0, 4);
    });
  }
}

record Both(long primes, String hash) {}

void main() throws NoSuchAlgorithmException {
  try (var cores = Executors.newFixedThreadPool(2)) {
    var heavy = new Heavy(cores);
    Both both = run(() -> gather(() -> heavy.primes(10_000), () -> heavy.stretch("secret"), Both::new));
    IO.println(both.primes() + " primes, a hash of " + both.hash().length() + " digits");
  }
}

/* output:
1229 primes, a hash of 8 digits
*/
