package io.asyncio4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class WaitQueueTest {
  private final WaitQueue queue = new WaitQueue();
  private final List<Integer> log = new ArrayList<>();

  private final class Numbered extends Waiter {
    private final int number;

    Numbered(int number) {
      this.number = number;
    }

    @Override
    void wake() {
      log.add(number);
    }
  }

  private Numbered add(int number) {
    var waiter = new Numbered(number);
    queue.add(waiter);
    return waiter;
  }

  @Test
  void theFirstThatCameIsWokenFirstAndStaysUntilItLeaves() {
    var a = add(1);
    add(2);
    assertThat(queue.wakeNext()).isTrue();
    assertThat(log).containsExactly(1);
    assertThat(queue.size()).isEqualTo(2);
    assertThat(queue.woken()).isEqualTo(1);
    assertThat(queue.waiting()).isEqualTo(1);
    queue.remove(a);
    assertThat(queue.wakeNext()).isTrue();
    assertThat(queue.wakeNext()).isFalse();
    assertThat(log).containsExactly(1, 2);
  }

  @Test
  void oneThatWaitsAgainKeepsItsPlace() {
    var a = add(1);
    add(2);
    queue.wakeNext();
    queue.waitAgain(a);
    queue.wakeAll();
    assertThat(log).containsExactly(1, 1, 2);
  }

  @Test
  void removingOneThatIsNotThereDoesNothing() {
    var a = add(1);
    var other = new WaitQueue();
    other.remove(a);
    assertThat(queue.size()).isEqualTo(1);
    queue.remove(a);
    queue.remove(a);
    assertThat(queue.isEmpty()).isTrue();
    assertThat(queue.first()).isNull();
  }

  @RepeatedTest(20)
  void itBehavesAsAListDoes(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    var waiting = new ArrayList<Numbered>();
    var expected = new ArrayList<Integer>();
    for (int step = 0; step < 2_000; step++) {
      switch (random.nextInt(5)) {
        case 0, 1 -> waiting.add(add(step));
        case 2 -> {
          if (!waiting.isEmpty()) {
            queue.remove(waiting.remove(random.nextInt(waiting.size())));
          }
        }
        case 3 -> {
          var next = waiting.stream().filter(waiter -> !waiter.woken).findFirst();
          next.ifPresent(waiter -> expected.add(waiter.number));
          assertThat(queue.wakeNext()).isEqualTo(next.isPresent());
        }
        default -> {
          var woken = waiting.stream().filter(waiter -> waiter.woken).toList();
          if (!woken.isEmpty()) {
            queue.waitAgain(woken.get(random.nextInt(woken.size())));
          }
        }
      }
      assertThat(queue.size()).isEqualTo(waiting.size());
      assertThat(queue.woken()).isEqualTo(waiting.stream().filter(w -> w.woken).count());
      assertThat(queue.first()).isSameAs(waiting.isEmpty() ? null : waiting.getFirst());
      assertThat(log).isEqualTo(expected);
    }
  }
}
