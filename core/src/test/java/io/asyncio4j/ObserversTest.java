package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.currentTask;
import static io.asyncio4j.Asyncio.gather;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.spi.LoopObserver;
import io.asyncio4j.spi.LoopObserverProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObserversTest {
  private final RecordedEvents seen = new RecordedEvents();

  /** Runs {@code main} and forgets what came after it, the closing of the loop. */
  private List<String> observe(VoidCoroutine<?> main) {
    try (var runner = observed()) {
      runner.run(() -> {
        currentTask().setName("main");
        EventLoop.withResult(main).call();
        return null;
      });
      return List.copyOf(seen.events);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Runner observed() {
    return Runner.builder().clock(LoopClock.virtual()).observer(seen).build();
  }

  private List<String> about(String task, List<String> events) {
    return events.stream().filter(event -> event.startsWith(task + " ")).toList();
  }

  @Test
  void aTaskIsFollowedFromItsCreationToItsEnd() {
    var events =
        observe(() -> {
          createTask(
                  "child",
                  () -> {
                    yieldNow();
                    sleep(Duration.ofSeconds(1));
                    return 1;
                  })
              .await();
        });
    assertThat(about("child", events))
        .containsExactly(
            "child created by main",
            "child resumed",
            "child yielded",
            "child resumed",
            "child awaits Sleep[1.000 s left]",
            "child resumed",
            "child done: SUCCESS, awaited by [main]");
    assertThat(about("main", events))
        .containsExactly("main awaits child", "main resumed", "main done: SUCCESS, awaited by []");
  }

  @Test
  void aTaskInAJdkCallIsBlockedAndNotSuspended() {
    var events =
        observe(() -> {
          var queue = new SynchronousQueue<Integer>();
          gather(
              () -> {
                currentTask().setName("taker");
                queue.take();
              },
              () -> {
                yieldNow();
                queue.put(1);
              });
        });
    assertThat(about("taker", events)).first().isEqualTo("taker blocked");
  }

  @Test
  void childrenOfAGatherHaveItsCallerForAParent() {
    var events = observe(() -> gather(() -> fail("one"), () -> 2, (a, b) -> a + b), "boom");
    assertThat(events)
        .contains("Task-2 created by main", "Task-2 done: FAILED boom, awaited by [main]");
  }

  private List<String> observe(VoidCoroutine<?> main, String failure) {
    var events = new ArrayList<String>();
    assertThatThrownBy(() -> observe(main)).hasMessage(failure);
    events.addAll(seen.events);
    return events;
  }

  private static int fail(String what) {
    throw new IllegalStateException("boom");
  }

  @Test
  void aFailureIsHandedOverAndStaysUntaken() {
    try (var logged = new LoggedReports()) {
      var events =
          observe(() -> {
            createTask(
                "doomed",
                () -> {
                  throw new IllegalStateException("lost");
                });
            yieldNow();
          });
      assertThat(events).contains("doomed done: FAILED lost, awaited by []");
      assertThat(logged.errors()).hasSize(1);
    }
    assertThat(seen.neverRetrieved)
        .singleElement()
        .satisfies(lost -> assertThat(lost.message()).contains("doomed"));
  }

  @Test
  void callbacksAreFramedAndThoseTakenBackAreNotAnnounced() {
    var events =
        observe(() -> {
          seen.events.clear();
          runningLoop().callSoon(() -> seen.events.add("in the callback"));
          runningLoop().callSoon(() -> seen.events.add("never")).cancel();
          yieldNow();
          seen.events.add("over");
        });
    assertThat(events)
        .startsWith(
            "main yielded",
            "callback started",
            "in the callback",
            "callback ended",
            "main resumed",
            "over");
  }

  @Test
  void aLoopThatWaitsSaysSo() {
    try (var runner = Runner.builder().observer(seen).build()) {
      runner.run(() -> sleep(Duration.ofMillis(1)));
    }
    assertThat(seen.events).containsSubsequence("idle", "busy");
  }

  @Test
  void aTaskCancelledBeforeItsFirstStepIsDoneWithoutARun() {
    var events =
        observe(() -> {
          createTask("early", () -> sleep(Duration.ofSeconds(1))).cancel();
          yieldNow();
        });
    assertThat(about("early", events))
        .containsExactly("early created by main", "early done: CANCELLED, awaited by []");
  }

  @Test
  void aTaskThatReturnsInSpiteOfItsCancellationHasSwallowedIt() {
    var events =
        observe(() -> {
          var stubborn = createTask("stubborn", ObserversTest::swallow);
          var obedient = createTask("obedient", () -> sleep(Duration.ofSeconds(1)));
          yieldNow();
          stubborn.cancel();
          obedient.cancel();
          stubborn.await();
        });
    assertThat(events)
        .contains("stubborn swallowed its cancellation")
        .doesNotContain("obedient swallowed its cancellation", "main swallowed its cancellation");
  }

  private static void swallow() {
    try {
      sleep(Duration.ofSeconds(1));
    } catch (CancelledError e) {
      // goes on
    }
  }

  @Test
  void whoNeverSeesTheCancellationThatWentOnToAChildHasNotSwallowedIt() {
    var events =
        observe(() -> {
          var stubborn = createTask("stubborn", ObserversTest::swallow);
          var parent = createTask("parent", () -> stubborn.await());
          yieldNow();
          yieldNow();
          parent.cancel();
          parent.await();
        });
    assertThat(events)
        .contains("stubborn swallowed its cancellation")
        .doesNotContain("parent swallowed its cancellation");
  }

  @Test
  void swallowingTheCancellationOfWhatOneAwaitsIsSwallowingToo() {
    var events =
        observe(() -> {
          var child = createTask(() -> sleep(Duration.ofSeconds(1)));
          var parent =
              createTask(
                  "parent",
                  () -> {
                    try {
                      child.await();
                    } catch (CancelledError e) {
                      // goes on
                    }
                  });
          yieldNow();
          yieldNow();
          parent.cancel();
          parent.await();
        });
    assertThat(events).contains("parent swallowed its cancellation");
  }

  @Test
  void whatTheEndOfTheRunCutsShortWasNeverAwaited() {
    try (var runner = observed()) {
      runner.run(() -> {
        createTask("dropped", () -> sleep(Duration.ofSeconds(1)));
        var awaited = createTask("awaited", () -> sleep(Duration.ofSeconds(1)));
        createTask("waiter", () -> awaited.await()).addDoneCallback(_ -> {});
        createTask("in time", () -> {});
        yieldNow();
      });
    }
    assertThat(seen.events)
        .contains("dropped never awaited")
        .doesNotContain("awaited never awaited", "waiter never awaited", "in time never awaited")
        .last()
        .isEqualTo("closed");
  }

  @Test
  void theLoopsOwnTasksAreNotShownButAGeneratorsBodyIs() {
    try (var runner = observed()) {
      runner.run(() -> {
        createTask("left", () -> sleep(Duration.ofSeconds(1)));
        for (int value : Asyncio.<Integer>generator(out -> out.emit(1))) {
          assertThat(value).isEqualTo(1);
        }
      });
    }
    assertThat(about("cancel", seen.events)).isEmpty();
    assertThat(about("generator", seen.events)).isNotEmpty();
  }

  @Test
  void aStallComesWithTheStackThatItHadMeanwhile() {
    var hog = new Task<?>[1];
    try (var runner = Runner.builder().observer(seen).build()) {
      runner.run(() -> {
        runningLoop().setSlowCallbackDuration(Duration.ofMillis(20));
        hog[0] = createTask("hog", ObserversTest::spinUntilSampled);
        hog[0].await();
      });
    }
    assertThat(seen.stalls)
        .anySatisfy(stall -> {
          assertThat(stall.task()).isSameAs(hog[0]);
          assertThat(stall.duration()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
          assertThat(stall.stack()).first().asString().contains("spinUntilSampled");
        });
  }

  @Test
  void whatHoldsTheLoopIsThatOfTheProgramAlsoWhileAnObserverIsTold() {
    var stack = new ArrayList<StackTraceElement>();
    var looking =
        new LoopObserver() {
          @Override
          public void taskCreated(Task<?> task, @Nullable Task<?> parent) {
            if (task.name().equals("child")) {
              stack.addAll(
                  Stacks.withoutLibrary(Arrays.asList(Thread.currentThread().getStackTrace())));
            }
          }
        };
    try (var runner = Runner.builder().clock(LoopClock.virtual()).observer(looking).build()) {
      runner.run(() -> makeChild());
    }
    assertThat(stack).first().asString().contains(".makeChild(");
  }

  private static void makeChild() {
    createTask("child", () -> sleep(Duration.ofMillis(1)));
  }

  private static void spinUntilSampled() {
    while (!runningLoop().stalls.isSampled(runningLoop().switches())) {
      Thread.onSpinWait();
    }
    long end = System.nanoTime() + Duration.ofMillis(20).toNanos();
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void anObserverThatThrowsIsDroppedAndTheLoopGoesOn() {
    var failing =
        new LoopObserver() {
          int asked;

          @Override
          public void taskResumed(Task<?> task, long nanos) {
            asked++;
            throw new IllegalStateException("broken observer");
          }
        };
    try (var logged = new LoggedReports();
        var runner =
            Runner.builder().clock(LoopClock.virtual()).observer(failing).observer(seen).build()) {
      runner.run(() -> {
        yieldNow();
        yieldNow();
      });
      assertThat(failing.asked).isEqualTo(1);
      assertThat(logged.warnings()).singleElement().asString().contains("is dropped");
    }
    assertThat(about("Task-1", seen.events)).contains("Task-1 yielded");
  }

  /** What the property names in the tests below. */
  public static final class Provider implements LoopObserverProvider {
    static final RecordedEvents SEEN = new RecordedEvents();

    @Override
    public LoopObserver observe(EventLoop loop) {
      SEEN.events.add("observing " + loop.name());
      return SEEN;
    }
  }

  @Test
  void thePropertyPutsAnObserverOnEveryLoop() {
    System.setProperty("asyncio4j.observers", " " + Provider.class.getName() + ",");
    try (var runner = Runner.builder().name("mine").clock(LoopClock.virtual()).build()) {
      runner.run(() -> yieldNow());
    } finally {
      System.clearProperty("asyncio4j.observers");
    }
    assertThat(Provider.SEEN.events).contains("observing mine", "Task-1 yielded", "closed");
  }

  @Test
  void aPropertyThatNamesNoProviderSaysWhatItTakes() {
    System.setProperty("asyncio4j.observers", "java.lang.String");
    try {
      assertThatThrownBy(() -> Runner.builder().build())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("java.lang.String")
          .hasMessageContaining("LoopObserverProvider");
    } finally {
      System.clearProperty("asyncio4j.observers");
    }
  }
}
