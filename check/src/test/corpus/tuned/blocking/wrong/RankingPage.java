import static io.asyncio4j.Asyncio.*;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.stream.*;
import java.util.zip.*;

int fibonacci(int n) {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

double[][] multiply(double[][] a, double[][] b, int size) {
  var product = new double[size][size];
  for (int i = 0; i < size; i++) { // expect: blocking
    for (int j = 0; j < size; j++) {
      for (int k = 0; k < size; k++) {
        product[i][j] += a[i][k] * b[k][j];
      }
    }
  }
  return product;
}

BigInteger factorial(int n) {
  BigInteger result = BigInteger.ONE;
  for (int i = 2; i <= n; i++) { // expect: blocking
    result = result.multiply(BigInteger.valueOf(i));
  }
  return result;
}

long evenSquares() {
  return LongStream.range(0, 50_000_000).filter(x -> x * x % 2 == 0).count(); // expect: blocking
}

List<Integer> ranked() {
  var all = new ArrayList<Integer>();
  for (int i = 0; i < 2_000_000; i++) {
    all.add(i * 31 % 1_000_003);
  }
  all.sort(Comparator.reverseOrder()); // expect: blocking
  return all.subList(0, 10);
}

byte[] packed() throws IOException {
  byte[] image = new byte[64 * 1024 * 1024];
  var out = new ByteArrayOutputStream();
  try (var gzip = new GZIPOutputStream(out)) {
    gzip.write(image); // expect: blocking
  }
  return out.toByteArray();
}

byte[] stretched(byte[] seed) throws Exception {
  MessageDigest digest = MessageDigest.getInstance("SHA-512");
  byte[] state = seed;
  int left = 0;
  while (left < 500_000) { // expect: blocking
    state = digest.digest(state);
    left++;
  }
  return state;
}

BigInteger key() {
  return BigInteger.probablePrime(2048, new Random()); // expect: blocking
}

int mandelbrot(int width, int height) {
  int inside = 0;
  for (int y = 0; y < height; y++) { // expect: blocking
    for (int x = 0; x < width; x++) {
      double re = 0;
      int turn = 0;
      while (re < 4 && turn < 256) {
        re = re * re + x;
        turn++;
      }
      inside += turn == 256 ? 1 : 0;
    }
  }
  return inside;
}

long busy() {
  long sum = 0;
  for (long i = 0; i < 3_000_000_000L; i++) { // expect: blocking
    sum += i;
  }
  return sum;
}

void main() throws Exception {
  run(() -> {
    IO.println(fibonacci(42)); // expect: blocking
    IO.println(multiply(new double[600][600], new double[600][600], 600)[0][0]);
    IO.println(factorial(100_000).bitLength());
    IO.println(evenSquares() + busy());
    IO.println(ranked() + " " + packed().length + stretched(new byte[4]).length + key());
    IO.println(mandelbrot(1024, 768));
  });
}
// not run: it takes minutes
