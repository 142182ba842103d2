package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.yieldNow;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.spi.LoopStall;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
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
        createTask("hog", () -> spinUntilReported(logged)).await();
      });
      LoopMetrics metrics = runner.loop().metrics();
      assertThat(metrics.longestCallback()).isGreaterThanOrEqualTo(Duration.ofMillis(500));
      assertThat(metrics.stalls()).isGreaterThanOrEqualTo(1);
      assertThat(metrics.stalled()).isGreaterThanOrEqualTo(Duration.ofMillis(500));
      assertThat(logged.warnings())
          .first()
          .asString()
          .contains(
              "the loop 'stalled' has been held",
              "by the task hog",
              "toThread",
              "spinUntilReported");
    }
  }

  private static void spinUntilReported(LoggedReports logged) {
    while (logged.records().isEmpty()) {
      Thread.onSpinWait();
    }
  }

  /** Looks at the loop as the watchdog would, which looks at it no more. */
  private static final class Looks {
    private final Stalls stalls = runningLoop().stalls;
    private long now = System.nanoTime();

    Looks(Duration stall) {
      runningLoop().setStallDuration(stall);
      Watchdog.forget(runningLoop());
      look(Duration.ZERO);
    }

    /** Another one, so much later. */
    void look(Duration later) {
      now += later.toNanos();
      stalls.look(now);
    }

    /** Something holds the loop for so many tenths of a second. */
    void holdLoop(int tenths) {
      yieldNow();
      for (int i = 0; i <= tenths; i++) {
        look(Duration.ofMillis(100));
      }
    }

    void pass(Duration time) {
      yieldNow();
      look(time);
    }
  }

  @Test
  void aPlaceIsReportedOnceAndThenEverMoreRarelyWithWhatWasLeftOut() {
    try (var logged = new LoggedReports();
        var runner = Loops.virtualRunner()) {
      runner.run(() -> {
        var looks = new Looks(Duration.ofMillis(500));
        looks.holdLoop(6);
        assertThat(logged.warnings()).hasSize(1);
        looks.holdLoop(6);
        looks.holdLoop(7);
        assertThat(logged.warnings()).as("within ten seconds").hasSize(1);
        assertThat(runningLoop().metrics().stalls()).isEqualTo(3);
        assertThat(runningLoop().metrics().stalled()).isEqualTo(Duration.ofMillis(1900));
        looks.pass(Duration.ofSeconds(10));
        looks.holdLoop(6);
        assertThat(logged.warnings()).hasSize(2);
        looks.pass(Duration.ofSeconds(10));
        looks.holdLoop(6);
        assertThat(logged.warnings()).as("within twenty seconds").hasSize(2);
      });
      assertThat(logged.warnings())
          .element(1)
          .asString()
          .contains("2 more here were not reported", "1300.0 ms altogether");
    }
  }

  /** Holds the loop in three looks at it, and takes more than a millisecond for that. */
  private static void holdFor(Looks looks) {
    for (int i = 0; i < 3; i++) {
      looks.look(Duration.ofMillis(100));
    }
    spin(Duration.ofMillis(2));
  }

  private static final class Loaded {
    static @Nullable Looks looks;

    /** What is loaded when it is first used. */
    private static final class Late {
      static {
        holdFor(Objects.requireNonNull(looks));
      }

      static void use() {}
    }
  }

  @Test
  void aStallTellsWhetherClassesWereLoadedMeanwhile() {
    var seen = new RecordedEvents();
    try (var runner = Runner.builder().clock(LoopClock.virtual()).observer(seen).build()) {
      runner.run(() -> {
        var looks = new Looks(Duration.ofHours(1));
        runningLoop().setSlowCallbackDuration(Duration.ofMillis(1));
        Loaded.looks = looks;
        createTask(
                "loads",
                () -> {
                  looks.look(Duration.ofMillis(100));
                  Loaded.Late.use();
                })
            .await();
        createTask(
                "works",
                () -> {
                  looks.look(Duration.ofMillis(100));
                  holdFor(looks);
                })
            .await();
      });
    }
    assertThat(stallOf("loads", seen).loadedClasses()).isTrue();
    assertThat(stallOf("works", seen).loadedClasses()).isFalse();
  }

  private static LoopStall stallOf(String task, RecordedEvents seen) {
    return seen.stalls.stream()
        .filter(stall -> stall.task() != null && stall.task().name().equals(task))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anotherPlaceIsReportedAtOnce() {
    try (var logged = new LoggedReports();
        var runner = Loops.virtualRunner()) {
      runner.run(() -> {
        var looks = new Looks(Duration.ofMillis(500));
        looks.holdLoop(6);
        Elsewhere.hold(looks);
      });
      assertThat(logged.warnings()).hasSize(2).element(1).asString().contains("Elsewhere.hold");
    }
  }

  private static final class Elsewhere {
    static void hold(Looks looks) {
      yieldNow();
      for (int i = 0; i <= 6; i++) {
        looks.now += 100_000_000;
        looks.stalls.look(looks.now);
      }
    }
  }

  @Test
  void aMachineThatStoodStillIsNoStall() {
    try (var logged = new LoggedReports();
        var runner = Loops.virtualRunner()) {
      runner.run(() -> {
        new Looks(Duration.ofMillis(500)).look(Duration.ofSeconds(30));
        assertThat(runningLoop().metrics().stalls()).isZero();
      });
      assertThat(logged.warnings()).isEmpty();
    }
  }

  @Test
  void whatCountsAsAStallMayBeSet() {
    try (var logged = new LoggedReports();
        var runner = Loops.virtualRunner()) {
      runner.run(() -> {
        assertThat(runningLoop().stallDuration()).isEqualTo(Duration.ofSeconds(1));
        new Looks(Duration.ofMillis(200)).holdLoop(3);
        assertThat(runningLoop().stallDuration()).isEqualTo(Duration.ofMillis(200));
        assertThat(logged.warnings()).hasSize(1);
        assertThatThrownBy(() -> runningLoop().setStallDuration(Duration.ZERO))
            .isInstanceOf(IllegalArgumentException.class);
      });
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
