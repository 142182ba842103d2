import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Matrix {
  private final double[][] cells = new double[900][900];

  synchronized void square() { // expect: blocking#1
    int n = cells.length;
    var result = new double[n][n];
    for (int i = 0; i < n; i++) { // expect: blocking#1
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          result[i][j] += cells[i][k] * cells[k][j];
        }
      }
    }
    for (int i = 0; i < n; i++) {
      cells[i] = result[i];
    }
  }
}

void main() {
  run(() -> {
    var matrix = new Matrix();
    matrix.square(); // expect: blocking#1
    sleep(Duration.ofMillis(1));
    IO.println("squared");
  });
}
// not run
