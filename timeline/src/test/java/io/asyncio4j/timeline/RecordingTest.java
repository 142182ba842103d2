package io.asyncio4j.timeline;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.currentTask;
import static io.asyncio4j.Asyncio.gather;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.toThread;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.AsyncLock;
import io.asyncio4j.LoopClock;
import io.asyncio4j.Promise;
import io.asyncio4j.spi.LoopStall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.Test;

class RecordingTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void aTaskThatSleepsIsReadyRunsSleepsAndRunsAgain() {
    var recorded = Recorded.of(() -> createTask("sleeper", () -> sleep(SECOND)).await());
    assertThat(recorded.story("sleeper"))
        .containsExactly("READY", "RUNNING", "TIMER sleep", "READY", "RUNNING");
    assertThat(recorded.lane("sleeper").outcome).isEqualTo(Outcome.RETURNED);
  }

  @Test
  void aLaneHasNoGapFromItsCreationToItsEnd() {
    var recorded =
        Recorded.of(() -> {
          sleep(SECOND);
          yieldNow();
        });
    Lane main = recorded.lane("main");
    long at = main.created;
    for (int i = 0; i < main.size(); i++) {
      assertThat(main.segment(i).start()).isEqualTo(at);
      at = main.segment(i).end();
    }
    assertThat(main.end()).isEqualTo(at).isLessThanOrEqualTo(recorded.recording.duration());
  }

  @Test
  void whoAwaitsATaskWaitsUntilThatIsDone() {
    var recorded = Recorded.of(() -> createTask("child", () -> sleep(SECOND)).await());
    assertThat(recorded.story("main")).contains("TASK a task until child");
    assertThat(recorded.lane("child").parent).isSameAs(recorded.lane("main"));
  }

  @Test
  void aGatherWaitsUntilItsLastIsDone() {
    var recorded =
        Recorded.of(
            () -> gather(() -> named("short", SECOND), () -> named("long", SECOND.plus(SECOND))));
    assertThat(recorded.story("main")).contains("TASK gather until long");
  }

  private static void named(String name, Duration duration) {
    currentTask().setName(name);
    sleep(duration);
  }

  @Test
  void aNameThatIsSetLaterIsTheOneThatIsShown() {
    var recorded = Recorded.of(() -> gather(() -> named("later", SECOND)));
    assertThat(recorded.names()).containsExactly("main", "later");
  }

  @Test
  void whoReleasesALockIsWhoEndsTheWait() {
    var lock = new AsyncLock();
    var recorded =
        Recorded.of(() -> {
          lock.acquire();
          var next = createTask("next", () -> lock.withLock(() -> {}));
          yieldNow();
          lock.release();
          next.await();
        });
    assertThat(recorded.story("next")).contains("SYNC AsyncLock until main");
  }

  @Test
  void aPromiseThatATaskKeepsIsATasksDoingAndAnyOtherIsFromOutside() {
    var recorded =
        Recorded.of(() -> {
          Promise<String> inside = Promise.create();
          Promise<String> outside = Promise.create();
          createTask("waits inside", () -> inside.await());
          var last = createTask("waits outside", () -> outside.await());
          yieldNow();
          inside.setResult("kept");
          runningLoop().callLater(SECOND, () -> outside.setResult("kept"));
          last.await();
        });
    assertThat(recorded.story("waits inside")).contains("SYNC a promise until main");
    assertThat(recorded.story("waits outside")).contains("IO a promise");
  }

  @Test
  void aThreadIsWaitedForLikeIO() {
    var recorded = Recorded.of(() -> toThread(() -> 1));
    assertThat(recorded.story("main")).contains("IO a thread");
  }

  @Test
  void aCallOfTheJdkThatBlocksIsWaitedForLikeIO() {
    var queue = new SynchronousQueue<Integer>();
    var recorded =
        Recorded.of(() -> {
          var taker = createTask("taker", () -> queue.take());
          yieldNow();
          queue.offer(1);
          taker.await();
        });
    assertThat(recorded.story("taker")).contains("IO a JDK call until main");
  }

  @Test
  void aFailureIsThereWithItsMessage() {
    var recorded =
        Recorded.of(() -> {
          var doomed =
              createTask(
                  "doomed",
                  () -> {
                    throw new IllegalStateException("no luck");
                  });
          assertThatThrownBy(doomed::await).hasMessage("no luck");
        });
    assertThat(recorded.lane("doomed").outcome).isEqualTo(Outcome.FAILED);
    assertThat(recorded.lane("doomed").failure)
        .isEqualTo("java.lang.IllegalStateException: no luck");
  }

  @Test
  void whatTheEndOfTheRunCancelsIsCancelled() {
    var recorded =
        Recorded.of(() -> {
          createTask("left", () -> sleep(SECOND));
          yieldNow();
        });
    assertThat(recorded.lane("left").outcome).isEqualTo(Outcome.CANCELLED);
  }

  @Test
  void whatGoesOnWhileItIsWrittenIsNotDone() {
    var recorder = new Recorder("test");
    var outcome = new Outcome[1];
    Recorded.of(
        recorder,
        LoopClock.virtual(),
        () -> outcome[0] = Recording.of(recorder).tasks().getFirst().outcome);
    assertThat(outcome).containsExactly(Outcome.NOT_DONE);
  }

  @Test
  void theLoopIsBusyButWhenNothingIsReady() {
    var recorded =
        Recorded.of(new Recorder("test"), LoopClock.system(), () -> sleep(Duration.ofMillis(5)));
    Recording.Loop loop = recorded.recording.loops().getFirst();
    assertThat(loop.name()).isEqualTo("loop");
    assertThat(loop.busy().length).isGreaterThanOrEqualTo(4).isEven();
    assertThat(loop.busy()).isSorted().startsWith(loop.start());
    assertThat(loop.busy()[2] - loop.busy()[1]).isPositive();
  }

  @Test
  void aStallIsThereWithWhoHeldTheLoop() {
    var recorded =
        Recorded.of(
            new Recorder("test"),
            LoopClock.system(),
            () -> {
              runningLoop().setSlowCallbackDuration(Duration.ofMillis(5));
              createTask("hog", RecordingTest::spin).await();
            });
    Lane hog = recorded.lane("hog");
    assertThat(recorded.recording.stalls())
        .anySatisfy(stall -> {
          assertThat(stall.task()).isEqualTo(hog.index);
          assertThat(stall.duration()).isGreaterThanOrEqualTo(Duration.ofMillis(5).toNanos());
          assertThat(stall.start()).isBetween(hog.created, hog.end());
        });
  }

  @Test
  void theLoadingOfClassesIsNoStall() {
    var recorder = new Recorder("test");
    var observer = recorder.observer();
    for (boolean loadedClasses : new boolean[] {true, false}) {
      observer.stalled(new LoopStall(null, null, Duration.ofMillis(120), List.of(), loadedClasses));
    }
    assertThat(recorder.loops().getFirst().stalls()).hasSize(1);
  }

  private static void spin() {
    long end = System.nanoTime() + Duration.ofMillis(20).toNanos();
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void severalLoopsStandSideBySide() {
    var recorder = new Recorder("test");
    Recorded.of(recorder, LoopClock.virtual(), () -> sleep(SECOND));
    var recorded = Recorded.of(recorder, LoopClock.virtual(), () -> sleep(SECOND));
    assertThat(recorded.recording.loops()).hasSize(2);
    assertThat(recorded.recording.tasks()).extracting(lane -> lane.loop).containsExactly(0, 1);
  }

  @Test
  void whenThereIsNoMoreRoomTheRestIsLeftOutAndThatIsSaid() {
    var recorded =
        Recorded.of(
            new Recorder("test", 100),
            LoopClock.virtual(),
            () -> {
              for (int i = 0; i < 100; i++) {
                yieldNow();
              }
            });
    assertThat(recorded.recording.fullAt()).isPositive();
    assertThat(recorded.lane("main").size()).isLessThan(110);
    assertThat(recorded.lane("main").outcome).isEqualTo(Outcome.NOT_DONE);
  }

  @Test
  void aRecorderWithoutRoomIsRefused() {
    assertThatThrownBy(() -> new Recorder("test", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("positive");
  }
}
