package io.asyncio4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.spi.ReadyOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadyQueueTest {
  private final ReadyQueue queue = new ReadyQueue();

  @Test
  void itGrowsAroundTheEndOfItsRing() {
    var out = new ArrayList<Object>();
    int in = 0;
    for (int round = 0; round < 10; round++) {
      for (int i = 0; i < 300; i++) {
        queue.add(in++);
      }
      for (int i = 0; i < 200; i++) {
        out.add(queue.poll());
      }
    }
    while (!queue.isEmpty()) {
      out.add(queue.poll());
    }
    assertThat(out).isEqualTo(IntStream.range(0, in).boxed().toList());
  }

  @Test
  void anOrderPicksAmongTheFirstOnly() {
    for (int i = 0; i < 6; i++) {
      queue.add(i);
    }
    var picked = new ArrayList<Object>();
    for (int left = 4; left > 0; left--) {
      picked.add(queue.poll(ready -> ready - 1, left));
    }
    assertThat(picked).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(List.of(queue.poll(), queue.poll())).containsExactly(4, 5);
  }

  @Test
  void aSeedAlwaysGivesTheSameOrder() {
    assertThat(order(1)).isEqualTo(order(1)).isNotEqualTo(order(2));
  }

  private static List<Integer> order(long seed) {
    ReadyOrder order = ReadyOrder.shuffled(seed);
    return IntStream.range(1, 50).mapToObj(order::pick).toList();
  }
}
