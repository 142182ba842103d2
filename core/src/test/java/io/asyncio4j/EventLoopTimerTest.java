package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.yieldNow;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EventLoopTimerTest {
  private final List<Object> log = new ArrayList<>();

  @Test
  void timersFireByDueTimeAlsoWhenThatIsPast() {
    virtual(() -> {
      EventLoop loop = runningLoop();
      sleep(seconds(10));
      long now = loop.time();
      loop.callAt(now + 5, () -> log.add("+5"));
      loop.callAt(now, () -> log.add("now"));
      loop.callAt(now - 100, () -> log.add("-100"));
      loop.callAt(now - 200, () -> log.add("-200"));
      loop.callAt(Long.MIN_VALUE, () -> log.add("long ago"));
      loop.callLater(Duration.ofDays(-1), () -> log.add("a day ago"));
      sleep(seconds(1));
      assertThat(log).containsExactly("long ago", "a day ago", "-200", "-100", "now", "+5");
    });
  }

  @Test
  void aTimerOfTheFarPastIsDueOnARealClockToo() {
    Asyncio.run(() -> {
      var fired = Promise.<String>create();
      runningLoop().callAt(Long.MIN_VALUE, () -> fired.setResult("fired"));
      assertThat(fired.await()).isEqualTo("fired");
    });
  }

  @Test
  void aTimerOfTheFarFutureDisturbsNobody() {
    Asyncio.run(() -> {
      EventLoop loop = runningLoop();
      var never = loop.callAt(Long.MAX_VALUE, () -> log.add("never"));
      loop.callLater(Duration.ofSeconds(Long.MAX_VALUE), () -> log.add("never"));
      sleep(Duration.ofMillis(2));
      assertThat(log).isEmpty();
      never.cancel();
    });
  }

  @Test
  void timersDueAtTheSameTimeFireInTheOrderTheyWereSet() {
    virtual(() -> {
      EventLoop loop = runningLoop();
      for (int i = 0; i < 100; i++) {
        int number = i;
        if (i % 2 == 0) {
          loop.callAt(1_000_000_000, () -> log.add(number));
        } else {
          createTask(() -> {
            sleep(seconds(1));
            log.add(number);
          });
          yieldNow();
        }
      }
      sleep(seconds(2));
      assertThat(log).hasSize(100).isSorted();
    });
  }

  @Test
  void aSleeperWhoseTimerHasFiredRunsInThatSameTurn() {
    virtual(() -> {
      EventLoop loop = runningLoop();
      createTask(() -> {
        sleep(seconds(1));
        log.add("sleeper");
      });
      settle();
      loop.callAt(
          loop.time() + 1_000_000_000,
          () -> {
            log.add("timer");
            loop.callSoon(() -> log.add("next turn"));
          });
      sleep(seconds(2));
      assertThat(log).containsExactly("sleeper", "timer", "next turn");
    });
  }

  @Test
  void manyTimersAgreeWithASortedMap() {
    virtual(() -> {
      EventLoop loop = runningLoop();
      var random = new Random(3);
      var expected = new TreeMap<Long, List<Object>>();
      for (int i = 0; i < 20_000; i++) {
        long when = random.nextInt(1_000);
        int number = i;
        var handle = loop.callAt(when, () -> log.add(number));
        if (random.nextInt(3) == 0) {
          handle.cancel();
        } else {
          expected.computeIfAbsent(when, _ -> new ArrayList<>()).add(number);
        }
      }
      sleep(seconds(1));
      assertThat(log).isEqualTo(expected.values().stream().flatMap(List::stream).toList());
    });
  }
}
