package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.timeOf;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SleepTest {
  @Test
  void sleepTakesItsTime() {
    virtual(() -> {
      assertThat(timeOf(() -> sleep(seconds(3600)))).isEqualTo(seconds(3600));
      assertThat(timeOf(() -> sleep(Duration.ZERO))).isZero();
      assertThat(timeOf(() -> sleep(seconds(-1)))).isZero();
      assertThatThrownBy(() -> sleep(null)).isInstanceOf(NullPointerException.class);
    });
  }

  @Test
  void zeroAndNegativeSleepsYieldOnce() {
    virtual(() -> {
      for (Duration none : List.of(Duration.ZERO, seconds(-5))) {
        var log = new ArrayList<String>();
        createTask(() -> {
          log.add("other");
          yieldNow();
          log.add("other again");
        });
        sleep(none);
        assertThat(log).containsExactly("other");
        settle();
      }
    });
  }

  @Test
  void aHugeSleepNeverEndsByItself() {
    virtual(() -> {
      Task<Void> task = createTask(() -> sleep(Duration.ofSeconds(Long.MAX_VALUE)));
      sleep(Duration.ofDays(365 * 100));
      assertThat(task.isDone()).isFalse();
      task.cancel();
    });
  }
}
