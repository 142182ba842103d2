package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.gather;
import static io.asyncio4j.Asyncio.gatherEach;
import static io.asyncio4j.Asyncio.gatherTasks;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.toThread;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.spi.ReadyOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class VirtualLoopClockTest {
  private final List<Object> log = new ArrayList<>();

  @Test
  void timeStartsAtZeroAndJumpsToTheNextTimer() {
    virtual(() -> {
      EventLoop loop = runningLoop();
      assertThat(loop.time()).isZero();
      sleep(Duration.ofDays(365));
      assertThat(Duration.ofNanos(loop.time())).isEqualTo(Duration.ofDays(365));
      loop.callLater(seconds(2), () -> log.add(loop.time()));
      loop.callLater(seconds(1), () -> log.add(loop.time()));
      long start = loop.time();
      sleep(seconds(5));
      assertThat(log).containsExactly(start + 1_000_000_000L, start + 2_000_000_000L);
    });
  }

  @Test
  void timeStandsStillWhileAnythingIsReady() {
    virtual(() -> {
      runningLoop().callLater(Duration.ofNanos(1), () -> log.add("fired"));
      for (int i = 0; i < 1_000; i++) {
        Asyncio.yieldNow();
      }
      assertThat(log).isEmpty();
      assertThat(runningLoop().time()).isZero();
    });
  }

  @Test
  void itWaitsForJobsInThreads() throws Exception {
    virtual(() -> {
      runningLoop().callLater(Duration.ofNanos(1), () -> log.add("timer"));
      toThread(() -> Thread.sleep(20));
      Asyncio.runInExecutor(null, () -> Thread.sleep(20));
      assertThat(log).isEmpty();
      assertThat(runningLoop().time()).isZero();
    });
  }

  @Test
  void itDoesNotWaitForAJobThatIsNotAwaitedAnyMore() {
    virtual(() -> {
      var release = new CountDownLatch(1);
      var job =
          createTask(() ->
              toThread(() -> {
                while (release.getCount() > 0) {
                  try {
                    release.await();
                  } catch (InterruptedException e) {
                    // goes on
                  }
                }
              }));
      settle();
      job.cancel();
      sleep(seconds(3600));
      release.countDown();
    });
  }

  @Test
  void itWaitsForACoroutineInAJdkCall() throws Exception {
    virtual(() -> {
      runningLoop().callLater(Duration.ofNanos(1), () -> log.add("timer"));
      var queue = new LinkedBlockingQueue<String>();
      var late =
          Thread.ofPlatform()
              .start(() -> {
                pause();
                queue.add("late");
              });
      assertThat(queue.take()).isEqualTo("late");
      assertThat(log).isEmpty();
      Thread.sleep(5);
      assertThat(log).isEmpty();
      assertThat(runningLoop().time()).isZero();
      late.join();
    });
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void itWaitsWhileItIsHeld() throws Exception {
    virtual(() -> {
      EventLoop loop = runningLoop();
      loop.callLater(Duration.ofNanos(1), () -> log.add("timer"));
      var promise = Promise.<String>create();
      try (var hold = loop.holdClock()) {
        var outside =
            Thread.ofPlatform()
                .start(() -> {
                  pause();
                  loop.callSoonThreadsafe(() -> promise.setResult("called in"));
                });
        assertThat(promise.await()).isEqualTo("called in");
        assertThat(log).isEmpty();
        outside.join();
        hold.close();
        sleep(seconds(1));
        assertThat(log).containsExactly("timer");
      }
    });
  }

  @Test
  void twoHoldsMustBothBeClosedAndOneMayBeClosedTwice() {
    virtual(() -> {
      EventLoop loop = runningLoop();
      var first = loop.holdClock();
      var second = loop.holdClock();
      first.close();
      first.close();
      var fired = createTask(() -> sleep(seconds(1)));
      Thread.ofPlatform()
          .start(() -> {
            pause();
            loop.callSoonThreadsafe(() -> {
              log.add(fired.isDone());
              second.close();
            });
          });
      fired.await();
      assertThat(log).containsExactly(false);
    });
  }

  @Test
  void aHoldMayBeClosedByAnotherThread() {
    virtual(() -> {
      var hold = runningLoop().holdClock();
      Thread.ofPlatform()
          .start(() -> {
            pause();
            hold.close();
          });
      assertThat(Loops.timeOf(() -> sleep(seconds(1)))).isEqualTo(seconds(1));
    });
  }

  @Test
  void itWaitsForAStageThatIsCompletedSoon() {
    virtual(() -> {
      runningLoop().callLater(Duration.ofNanos(1), () -> log.add("timer"));
      var stage =
          CompletableFuture.supplyAsync(() -> {
            pause();
            return "done";
          });
      assertThat(Asyncio.await(stage)).isEqualTo("done");
      assertThat(log).isEmpty();
    });
  }

  @Test
  void afterARealSecondItWarnsOfAStageAndGoesOn() {
    try (var logged = new LoggedReports()) {
      long before = System.nanoTime();
      virtual(() -> {
        var stage = new CompletableFuture<String>();
        createTask(() -> {
          sleep(seconds(3600));
          stage.complete("at last");
        });
        assertThat(Asyncio.await(stage)).isEqualTo("at last");
      });
      assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(1_000_000_000L);
      assertThat(logged.warnings())
          .singleElement()
          .asString()
          .contains("CompletableFuture", "virtual time goes on");
    }
  }

  @Test
  void whenNothingCanHappenRunSaysWhoIsStuckOnWhat() {
    try (var runner = Loops.virtualRunner()) {
      var lock = new AsyncLock();
      var ended = new ArrayList<String>();
      assertThatThrownBy(() ->
              runner.run(() -> {
                lock.acquire();
                createTask(
                    "second holder",
                    () -> {
                      try {
                        lock.acquire();
                      } finally {
                        ended.add("cleaned up");
                      }
                    });
                Asyncio.currentTask().setName("waiting main");
                Promise.<String>create().await();
              }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("second holder awaits AsyncLock[locked, 1 waiting]")
          .hasMessageContaining("waiting main awaits Promise@")
          .hasMessageContaining("VirtualLoopClockTest");
      assertThat(ended).as("they stay until the runner is closed").isEmpty();
      runner.close();
      assertThat(ended).containsExactly("cleaned up");
    }
  }

  @Test
  void thoseWhoAreStuckInAFunctionOfSeveralAreSaidToWaitForThat() {
    try (var runner = Loops.virtualRunner()) {
      assertThatThrownBy(() ->
              runner.run(() -> {
                var never = Promise.<String>create();
                var twice = List.of(createTask(() -> never.await()), createTask(() -> 1));
                gather(() -> gatherTasks(twice), () -> gatherEach(List.of(1), _ -> never.await()));
              }))
          .hasMessageContaining("Task-1 awaits gather[2 running]")
          .hasMessageContaining("awaits gather[1 pending]")
          .hasMessageContaining("awaits gatherEach[1 running]");
    }
  }

  @Test
  void tasksThatAwaitEachOtherAreNamedAndCancelledByClose() {
    var runner = Loops.virtualRunner();
    List<Task<?>> cycle = new ArrayList<>();
    assertThatThrownBy(() ->
            runner.run(() -> {
              for (int i = 0; i < 3; i++) {
                int next = (i + 1) % 3;
                cycle.add(
                    createTask(
                        "member " + i,
                        () -> {
                          cycle.get(next).await();
                        }));
              }
              cycle.get(0).await();
            }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("member 0 awaits Task[member 1, running]")
        .hasMessageContaining("member 2 awaits Task[member 0, running]");
    runner.close();
    assertThat(cycle).allMatch(Task::isCancelled);
  }

  @Test
  void aRunnerWhoseRunGotStuckMayRunAgain() {
    try (var runner = Loops.virtualRunner()) {
      var promise = runner.loop().<String>createPromise();
      var waiter = runner.loop().createTask(() -> promise.await());
      assertThatThrownBy(() -> runner.run(() -> waiter.await()))
          .isInstanceOf(IllegalStateException.class);
      String value =
          runner.run(() -> {
            promise.setResult("free");
            return waiter.await();
          });
      assertThat(value).isEqualTo("free");
    }
  }

  @Test
  @Timeout(20)
  void aTestOfAnHourOfTimeoutsAlwaysGivesTheSameResult() {
    assertThat(anHour(5)).isEqualTo(anHour(5)).isNotEqualTo(anHour(6));
  }

  /** A crowd of tasks with timeouts, in a ready order drawn from the seed. */
  private static List<String> anHour(long seed) {
    var events = new ArrayList<String>();
    try (var runner =
        Runner.builder().clock(LoopClock.virtual()).readyOrder(ReadyOrder.shuffled(seed)).build()) {
      runner.run(() -> {
        var lock = new AsyncLock();
        Asyncio.runEach(
            List.of(1, 2, 3, 4, 5, 6, 7, 8),
            number -> {
              for (int round = 0; round < 50; round++) {
                boolean done =
                    Asyncio.moveOnAfter(
                        seconds(60), () -> lock.withLock(() -> sleep(seconds(number * 7))));
                events.add(number + (done ? " did " : " gave up ") + runningLoop().time());
              }
            });
      });
    }
    return events;
  }

  @Test
  void aStackTakenMeanwhileDoesNotMakeTimeJump() throws Exception {
    try (var stop = Executors.newSingleThreadExecutor()) {
      virtual(() -> {
        var event = new AsyncEvent();
        var waiter =
            createTask(
                "waiter",
                () -> {
                  for (int i = 0; i < 20_000; i++) {
                    Asyncio.yieldNow();
                  }
                  event.set();
                });
        var tracing =
            stop.submit(() -> {
              while (!waiter.isDone()) {
                var _ = waiter.stack();
              }
            });
        runningLoop().callLater(Duration.ofNanos(1), () -> log.add("jumped"));
        event.await();
        assertThat(log).isEmpty();
        tracing.get();
      });
    }
  }
}
