import static io.asyncio4j.Asyncio.*;

import java.time.Duration;
import java.util.Arrays;

final class MatrixCache {
  private final double[][] product = new double[300][300];

  void rebuild(double[][] a, double[][] b) {
    int n = product.length;
    synchronized (product) { // expect: blocking
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          double sum = 0;
          for (int k = 0; k < n; k++) {
            sum += a[i][k] * b[k][j];
          }
          product[i][j] = sum;
        }
      }
    }
  }

  double trace() {
    double sum = 0;
    for (int i = 0; i < product.length; i++) {
      sum += product[i][i];
    }
    return sum;
  }

  static double[][] filled(double value) {
    var matrix = new double[300][300];
    for (double[] row : matrix) {
      Arrays.fill(row, value);
    }
    return matrix;
  }

  public static void main(String[] args) {
    var cache = new MatrixCache();
    var ones = filled(1);
    var twos = filled(2);
    run(() -> {
      sleep(Duration.ofMillis(1));
      cache.rebuild(ones, twos);
      System.out.println(cache.trace());
    });
  }
}

/* output:
180000.0
*/
