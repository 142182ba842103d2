import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.concurrent.BrokenBarrierException;

/** Cells that read their neighbours in one phase and change in the next. */
class Ring {
  private int[] heat;
  private int[] next;
  private final AsyncBarrier barrier;

  Ring(int... heat) {
    this.heat = heat;
    this.next = new int[heat.length];
    this.barrier = new AsyncBarrier(heat.length);
  }

  void live(int cell, int rounds) throws BrokenBarrierException {
    for (int round = 0; round < rounds; round++) {
      int left = heat[(cell + heat.length - 1) % heat.length];
      int right = heat[(cell + 1) % heat.length];
      sleep(Duration.ofMillis(cell + 1));
      next[cell] = (left + heat[cell] + right) / 3;
      if (barrier.await() == 0) {
        int[] old = heat;
        heat = next;
        next = old;
      }
      barrier.await();
    }
  }

  int size() {
    return heat.length;
  }

  @Override
  public String toString() {
    return Arrays.toString(heat);
  }
}

void main() {
  var ring = new Ring(90, 0, 0, 30);
  run(() -> TaskGroup.run(group -> {
    for (int i = 0; i < ring.size(); i++) {
      int cell = i;
      group.createTask("cell " + i, () -> ring.live(cell, 2));
    }
  }));
  IO.println(ring);
}

/* output:
[36, 26, 26, 30]
*/
