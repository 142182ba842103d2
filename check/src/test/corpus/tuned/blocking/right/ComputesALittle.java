import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.math.BigInteger;
import java.security.*;
import java.util.stream.*;

int fibonacci(int n) {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

long memoised(int n, Map<Integer, Long> known) {
  if (n < 2) {
    return n;
  }
  Long before = known.get(n);
  if (before != null) {
    return before;
  }
  long sum = memoised(n - 1, known) + memoised(n - 2, known);
  known.put(n, sum);
  return sum;
}

long slowly(int end) {
  long sum = 0;
  for (int i = 0; i < end; i++) {
    sum += i % 7;
    if (i % 10_000 == 0) {
      yieldNow();
    }
  }
  return sum;
}

int[][] board(int size) {
  var cells = new int[size][size];
  for (int y = 0; y < size; y++) {
    for (int x = 0; x < size; x++) {
      cells[y][x] = x ^ y;
    }
  }
  return cells;
}

int shrunk(List<Integer> numbers) {
  var left = numbers;
  while (left.size() > 1) {
    left = left.stream().filter(n -> n % 2 == 0).map(n -> n / 2).toList();
    for (int n : left) {
      sleep(Duration.ofMillis(n));
    }
  }
  return left.size();
}

List<String> ranked(List<String> names) {
  return names.stream().sorted(Comparator.comparing(String::length)).toList();
}

String fingerprint(byte[] text) throws NoSuchAlgorithmException {
  return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
}

KeyPair session() throws NoSuchAlgorithmException {
  return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
}

long retries() {
  for (int attempt = 0; attempt < 10_000_000; attempt++) {
    sleep(Duration.ofMillis(1));
    if (attempt == 2) {
      return attempt;
    }
  }
  return -1;
}

long primes(int end) {
  return toThread(() -> IntStream.range(2, end).filter(n -> BigInteger.valueOf(n).isProbablePrime(20)).count());
}

void main() throws Exception {
  run(() -> {
    IO.println(fibonacci(12) + memoised(60, new HashMap<>()) + slowly(20_000_000));
    IO.println(board(64)[3][1] + ranked(List.of("bb", "a")).getFirst() + fingerprint(new byte[3]).length());
    IO.println(session().getPublic().getAlgorithm());
    IO.println(retries());
    IO.println(shrunk(List.of(2, 4, 8)));
    IO.println(IntStream.rangeClosed(1, 1_000).mapToObj(i -> "x" + i).collect(Collectors.joining()).length());
  });
}

/* output:
1548068825224
x
EdDSA2 168
1
3893
*/
