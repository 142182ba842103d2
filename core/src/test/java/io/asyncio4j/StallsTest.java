package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.yieldNow;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class StallsTest {
  private static Runner debugging() {
    return Runner.builder().debug(true).build();
  }

  /** Holds the loop without suspending. */
  private static void spin(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void inDebugModeWhatHoldsTheLoopIsReportedWithTheStackItHadMeanwhile() {
    try (var logged = new LoggedReports();
        var runner = debugging()) {
      runner.run(() -> {
        createTask("hog", () -> spin(Duration.ofMillis(400))).await();
        assertThat(runningLoop().metrics().longestCallback()).isGreaterThan(Duration.ofMillis(399));
      });
      assertThat(logged.warnings())
          .anySatisfy(
              warning -> assertThat(warning).contains("hog held the loop for", "StallsTest.spin"));
    }
  }

  @Test
  void aCallbackThatHoldsTheLoopIsReportedToo() {
    try (var logged = new LoggedReports();
        var runner = debugging()) {
      runner.loop().setSlowCallbackDuration(Duration.ofMillis(2));
      runner.run(() -> {
        runningLoop().callSoon(() -> spin(Duration.ofMillis(20)));
        yieldNow();
        yieldNow();
      });
      assertThat(logged.warnings())
          .anySatisfy(warning -> assertThat(warning).contains("the callback", "held the loop"));
    }
  }

  @Test
  void whatSuspendsInTimeIsNotReported() {
    try (var logged = new LoggedReports();
        var runner = debugging()) {
      runner.loop().setSlowCallbackDuration(Duration.ofSeconds(30));
      runner.run(() -> {
        spin(Duration.ofMillis(5));
        sleep(Duration.ofMillis(5));
      });
      assertThat(logged.warnings()).isEmpty();
    }
  }

  @Test
  void turningDebugModeOnInTheMiddleOfATurnReportsNothing() {
    try (var logged = new LoggedReports()) {
      virtual(() -> {
        runningLoop().setSlowCallbackDuration(Duration.ofSeconds(30));
        runningLoop().setDebug(true);
        yieldNow();
        runningLoop().setDebug(false);
        yieldNow();
      });
      assertThat(logged.warnings()).isEmpty();
    }
  }

  @Test
  void theSlowDurationMustBePositive() {
    try (var runner = Loops.virtualRunner()) {
      EventLoop loop = runner.loop();
      assertThat(loop.slowCallbackDuration()).isEqualTo(Duration.ofMillis(100));
      assertThatThrownBy(() -> loop.setSlowCallbackDuration(Duration.ZERO))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> loop.setSlowCallbackDuration(Duration.ofMillis(-1)))
          .isInstanceOf(IllegalArgumentException.class);
      loop.setSlowCallbackDuration(Duration.ofMillis(7));
      assertThat(loop.slowCallbackDuration()).isEqualTo(Duration.ofMillis(7));
    }
  }

  /** The loop is held until the report has come: no time is measured here. */
  @Test
  void outsideDebugModeTheWatchdogReportsAStallWhileItLasts() {
    try (var logged = new LoggedReports();
        var runner = Runner.builder().name("stalled").build()) {
      runner.run(() -> {
        runningLoop().callSoon(logged::awaitFirst);
        yieldNow();
        yieldNow();
        assertThat(runningLoop().metrics().longestCallback()).isGreaterThan(Duration.ofMillis(900));
      });
      assertThat(logged.warnings())
          .singleElement()
          .asString()
          .contains("the loop 'stalled' has been held", "toThread", "LoggedReports.awaitFirst");
    }
  }

  @Test
  void theNextStallIsOnlyCountedForAWhile() {
    try (var logged = new LoggedReports();
        var runner = Loops.virtualRunner()) {
      runner.run(() -> {
        var watched = runningLoop().stalls;
        long now = System.nanoTime();
        watched.look(now);
        watched.look(now + 1_100_000_000L);
        assertThat(logged.warnings()).hasSize(1);
        watched.look(now + 1_500_000_000L);
        yieldNow();
        watched.look(now + 2_000_000_000L);
        watched.look(now + 3_100_000_000L);
        assertThat(logged.warnings()).as("within ten seconds").hasSize(1);
        yieldNow();
        watched.look(now + 20_000_000_000L);
        watched.look(now + 21_100_000_000L);
      });
      assertThat(logged.warnings())
          .hasSize(2)
          .element(1)
          .asString()
          .contains("1 more were not reported");
    }
  }

  @Test
  void aTaskThatSwallowsItsCancellationAtTheEndIsNamed() {
    try (var logged = new LoggedReports()) {
      try (var runner = Runner.builder().build()) {
        runner.loop().stalls.patience = Duration.ofNanos(1);
        var named = new AtomicBoolean();
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              logged.awaitFirst();
              named.set(true);
            });
        runner.run(() -> {
          createTask(
              "stubborn",
              () -> {
                while (!named.get()) {
                  try {
                    sleep(Duration.ofMillis(1));
                  } catch (CancelledError e) {
                    // goes on
                  }
                }
              });
        });
      }
      assertThat(logged.warnings())
          .first()
          .asString()
          .contains("stubborn", "swallow CancelledError", "StallsTest");
    }
  }

  @Test
  void inDebugModeAReportSaysWhereTheTaskWasCreated() {
    try (var logged = new LoggedReports()) {
      try (var runner = Runner.builder().debug(true).clock(LoopClock.virtual()).build()) {
        runner.run(() -> {
          createTask(
              "doomed",
              () -> {
                throw new IllegalStateException("unseen");
              });
        });
      }
      assertThat(logged.errors())
          .singleElement()
          .asString()
          .contains("doomed", "created at", "StallsTest.");
    }
  }
}
