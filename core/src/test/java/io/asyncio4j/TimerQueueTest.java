package io.asyncio4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TimerQueueTest {
  private final TimerQueue queue = new TimerQueue();
  private final List<Entry> fired = new ArrayList<>();

  private final class Entry extends Timer {
    final long due;
    final int number;

    Entry(long due, int number) {
      this.due = due;
      this.number = number;
    }

    @Override
    void fire() {
      fired.add(this);
    }

    @Override
    public String toString() {
      return number + "@" + due;
    }
  }

  private Entry add(long due, int number) {
    var entry = new Entry(due, number);
    queue.add(entry, due);
    return entry;
  }

  @Test
  void timersFireByDueTimeAndThenInTheOrderTheyWereSet() {
    add(5, 1);
    add(3, 2);
    add(5, 3);
    add(Long.MIN_VALUE, 4);
    add(Long.MAX_VALUE, 5);
    queue.fireDue(4);
    assertThat(fired).extracting(entry -> entry.number).containsExactly(4, 2);
    assertThat(queue.firstDue()).isEqualTo(5);
    queue.fireDue(5);
    assertThat(fired).extracting(entry -> entry.number).containsExactly(4, 2, 1, 3);
    assertThat(queue.size()).isEqualTo(1);
    queue.fireDue(Long.MAX_VALUE);
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void cancellingTwiceOrAfterItFiredDoesNothing() {
    var a = add(1, 1);
    var b = add(2, 2);
    queue.cancel(a);
    queue.cancel(a);
    assertThat(queue.size()).isEqualTo(1);
    queue.fireDue(2);
    queue.cancel(b);
    assertThat(queue.size()).isZero();
    assertThat(fired).containsExactly(b);
  }

  @Test
  void aHundredThousandRandomStepsAgreeWithASortedSet() {
    var random = new Random(7);
    var model =
        new TreeSet<Entry>(
            Comparator.<Entry>comparingLong(entry -> entry.due)
                .thenComparingInt(entry -> entry.number));
    var all = new ArrayList<Entry>();
    long now = 0;
    for (int step = 0; step < 100_000; step++) {
      int dice = random.nextInt(100);
      if (dice < 50) {
        var entry = add(now + random.nextInt(2_000), step);
        model.add(entry);
        all.add(entry);
      } else if (dice < 90 && !all.isEmpty()) {
        var entry = all.get(all.size() - 1 - random.nextInt(Math.min(3_000, all.size())));
        queue.cancel(entry);
        model.remove(entry);
      } else {
        now += random.nextInt(40);
        var expected = new ArrayList<Entry>();
        while (!model.isEmpty() && model.first().due <= now) {
          expected.add(model.pollFirst());
        }
        fired.clear();
        queue.fireDue(now);
        assertThat(fired).isEqualTo(expected);
      }
      assertThat(queue.size()).isEqualTo(model.size());
      assertThat(queue.isEmpty()).isEqualTo(model.isEmpty());
      if (!model.isEmpty()) {
        assertThat(queue.firstDue()).isEqualTo(model.first().due);
      }
    }
  }
}
