import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

/** Places queens on a board, and lets others run every so many steps. */
class Queens {
  private final int size;
  private final int[] columns;
  private long steps;
  private int solutions;

  Queens(int size) {
    this.size = size;
    this.columns = new int[size];
  }

  int solve() {
    place(0);
    return solutions;
  }

  private void place(int row) {
    if (++steps % 100 == 0) {
      yieldNow();
    }
    if (row == size) {
      solutions++;
      return;
    }
    for (int column = 0; column < size; column++) {
      if (isFree(row, column)) {
        columns[row] = column;
        place(row + 1);
      }
    }
  }

  private boolean isFree(int row, int column) {
    for (int above = 0; above < row; above++) {
      int distance = row - above;
      if (columns[above] == column || Math.abs(columns[above] - column) == distance) {
        return false;
      }
    }
    return true;
  }
}

void main() {
  run(() -> {
    var queens = new Queens(6);
    Task<Integer> solving = createTask("solver", () -> queens.solve());
    int turns = 0;
    while (!solving.isDone()) {
      turns++;
      yieldNow();
    }
    IO.println(await(solving) + " solutions, and others ran meanwhile: " + (turns > 1));
  });
}

/* output:
4 solutions, and others ran meanwhile: true
*/
