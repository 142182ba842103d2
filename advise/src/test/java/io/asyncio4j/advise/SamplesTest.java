package io.asyncio4j.advise;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import io.asyncio4j.Task;
import io.asyncio4j.VoidCoroutine;
import io.asyncio4j.spi.LoopObserver;
import java.util.Collections;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shop.Page;

/** What is reckoned of sequences of which only samples are looked at. */
class SamplesTest {
  /** Looks at one wait in seven, the same at every test. */
  private static final class OneInSeven extends Budget {
    private final Random random = new Random(1);

    OneInSeven() {
      super(new WorkTime());
    }

    @Override
    boolean allows() {
      return random.nextInt(7) == 0;
    }
  }

  private static Losses losses(VoidCoroutine<RuntimeException> main) {
    var losses = new Losses();
    var waits = new SequentialWaits(new Matches(Advised.SEQUENCES), losses, new OneInSeven());
    var observer =
        new LoopObserver() {
          @Override
          public void taskSuspended(Task<?> task, Object awaiting, long nanos) {
            waits.begin(task);
          }

          @Override
          public void taskReady(Task<?> task, @Nullable Task<?> waker) {
            waits.over(task);
          }

          @Override
          public void taskResumed(Task<?> task, long nanos) {
            waits.resume(task);
          }

          @Override
          public void taskDone(Task<?> task, @Nullable Throwable failure) {
            waits.done(task);
          }
        };
    try (var runner = Runner.builder().clock(LoopClock.virtual()).observer(observer).build()) {
      runner.run(main);
    }
    return losses;
  }

  @Test
  void whatNeighboursLoseIsReckonedFromSamples() {
    var losses =
        losses(() -> {
          for (int i = 0; i < 4000; i++) {
            Page.neighbours();
          }
        });
    var waited = losses.sequences().values().iterator().next();
    assertThat(waited.seen()).isBetween(200, 1000);
    assertThat(waited.times()).isBetween(3200.0, 4400.0);
    assertThat(waited.lost()).isBetween(320e9, 440e9);
    assertThat(Report.of(losses, true))
        .contains("shop/Page.java:31, 32: lost about ", " in about ", "taken about ")
        .endsWith("\nWhat is said to be about so much is reckoned from samples.\n");
  }

  @Test
  void howLongTheTurnsOfALoopWaitIsReckonedFromSamples() {
    var losses = losses(() -> Page.each(Collections.nCopies(1000, 100)));
    var waited = losses.sequences().values().iterator().next();
    assertThat(waited.waited()).isBetween(98e9, 102e9);
    assertThat(waited.lost()).isBetween(85e9, 92e9);
  }
}
