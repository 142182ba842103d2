package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static io.asyncio4j.Loops.after;
import static io.asyncio4j.Loops.failAfter;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.timeOf;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatherTest {
  @Test
  void gatherRunsAtTheSameTimeAndKeepsTheOrderOfItsArguments() {
    virtual(() -> {
      var results = new ArrayList<Integer>();
      assertThat(
              timeOf(() -> results.addAll(gather(() -> after(3, 1), () -> after(1, 2), () -> 3))))
          .isEqualTo(seconds(3));
      assertThat(results).containsExactly(1, 2, 3);
    });
  }

  @Test
  void gatherOfNothingIsAnEmptyListWithoutSuspending() {
    virtual(() -> {
      var log = new ArrayList<String>();
      createTask(() -> {
        log.add("other");
      });
      List<Integer> none = gather(List.<Coroutine<Integer, RuntimeException>>of());
      assertThat(none).isEmpty();
      assertThat(gatherTasks(List.<Task<Integer>>of())).isEmpty();
      assertThat(gatherOutcomes(List.<Coroutine<Integer, RuntimeException>>of())).isEmpty();
      assertThat(gatherEach(List.<Integer>of(), n -> n)).isEmpty();
      assertThat(log).isEmpty();
    });
  }

  @Test
  void gatherTakesNullResults() {
    virtual(() -> {
      assertThat(gather(() -> null, () -> "a")).containsExactly(null, "a");
    });
  }

  @Test
  void gatherRunsTheSameLambdaTwice() {
    virtual(() -> {
      var count = new AtomicInteger();
      Coroutine<Integer, RuntimeException> body = count::incrementAndGet;
      assertThat(gather(body, body)).containsExactly(1, 2);
    });
  }

  @Test
  void gatherRunsEachBodyInATaskOfItsOwn() {
    virtual(() -> {
      List<Task<?>> tasks = gather(Asyncio::currentTask, () -> currentTask());
      assertThat(tasks).doesNotHaveDuplicates().doesNotContain(currentTask());
    });
  }

  @Test
  void theFirstFailureCancelsTheOthersAndWaitsForThem() {
    virtual(() -> {
      var log = new ArrayList<String>();
      assertThat(
              timeOf(() ->
                  assertThatThrownBy(() ->
                          gather(
                              () -> failAfter(1, "first"),
                              () -> {
                                try {
                                  return after(10, "never");
                                } finally {
                                  sleep(seconds(2));
                                  log.add("cleaned up");
                                }
                              }))
                      .isInstanceOf(IOException.class)
                      .hasMessage("first")))
          .isEqualTo(seconds(3));
      assertThat(log).containsExactly("cleaned up");
      assertThat(allTasks()).hasSize(1);
    });
  }

  @Test
  void failuresDuringTheCleanUpAreSuppressedOnTheFirst() {
    virtual(() -> {
      Throwable failure =
          catchThrowable(() ->
              gather(
                  () -> failAfter(1, "first"),
                  () -> {
                    try {
                      return after(10, 1);
                    } finally {
                      failAfter(0, "during clean-up");
                    }
                  },
                  () -> {
                    try {
                      return after(10, 1);
                    } catch (CancelledError e) {
                      throw new AssertionError("an error, too");
                    }
                  }));
      assertThat(failure).isInstanceOf(IOException.class).hasMessage("first");
      assertThat(Arrays.stream(failure.getSuppressed()).map(Throwable::getMessage))
          .containsExactlyInAnyOrder("during clean-up", "an error, too");
    });
  }

  @Test
  void theSameExceptionIsNotSuppressedOnItself() {
    virtual(() -> {
      var same = new IllegalArgumentException("same");
      VoidCoroutine<RuntimeException> body =
          () -> {
            yieldNow();
            throw same;
          };
      assertThatThrownBy(() -> gather(body, body)).isSameAs(same);
      assertThat(same.getSuppressed()).isEmpty();
    });
  }

  @Test
  void aBodyThatEndsCancelledCountsAsTheFirstException() {
    virtual(() -> {
      var log = new ArrayList<String>();
      assertThatThrownBy(() ->
              gather(
                  () -> {
                    sleep(seconds(1));
                    throw new CancelledError("gave up");
                  },
                  () -> {
                    try {
                      sleep(seconds(10));
                    } finally {
                      log.add("cancelled");
                    }
                  }))
          .isInstanceOf(CancelledError.class)
          .hasMessage("gave up");
      assertThat(log).containsExactly("cancelled");
      assertThat(currentTask().cancelling()).isZero();
    });
  }

  @Test
  void cancellingTheCallerCancelsAllBodiesAndWaits() {
    virtual(() -> {
      var log = new ArrayList<String>();
      Task<?> task =
          createTask(() ->
              gather(
                  () -> {
                    try {
                      sleep(seconds(9));
                    } finally {
                      sleep(seconds(1));
                      log.add("a");
                    }
                  },
                  () -> {
                    try {
                      sleep(seconds(9));
                    } finally {
                      log.add("b");
                    }
                  }));
      settle();
      task.cancel("stop");
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class).hasMessage("stop");
      assertThat(log).containsExactly("b", "a");
    });
  }

  @Test
  void aCancelledGatherEndsCancelledEvenIfEveryBodySwallowedIt() {
    virtual(() -> {
      Task<?> task = createTask(() -> gather(Loops::stubborn, Loops::stubborn));
      settle();
      task.cancel();
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);

      Task<String> one = createTask(Loops::stubborn);
      Task<String> two = createTask(Loops::stubborn);
      Task<?> waiter = createTask(() -> gather(one, two));
      settle();
      waiter.cancel();
      assertThatThrownBy(waiter::await).isInstanceOf(CancelledError.class);
      assertThat(one.resultNow()).isEqualTo("stayed");
    });
  }

  @Test
  void aBodyThatFailsWhileTheCallerIsCancelledIsSuppressed() {
    virtual(() -> {
      Task<?> task =
          createTask(() ->
              gather(
                  () -> {
                    try {
                      sleep(seconds(9));
                    } catch (CancelledError e) {
                      throw new IllegalStateException("in clean-up");
                    }
                  },
                  () -> sleep(seconds(9))));
      settle();
      task.cancel();
      Throwable error = catchThrowable(task::await);
      assertThat(error).isInstanceOf(CancelledError.class);
      assertThat(error.getCause().getSuppressed())
          .singleElement()
          .isInstanceOf(IllegalStateException.class);
    });
  }

  @Test
  void cancelledDuringTheCleanUpItEndsCancelledAndTheFirstFailureIsSuppressed() {
    virtual(() -> {
      var caught = new ArrayList<Throwable>();
      Task<?> task =
          createTask(() -> {
            try {
              gather(
                  () -> failAfter(1, "first"),
                  () -> {
                    try {
                      sleep(seconds(9));
                    } finally {
                      sleep(seconds(5));
                    }
                    return null;
                  });
            } catch (Throwable e) {
              caught.add(e);
            }
          });
      sleep(seconds(2));
      task.cancel();
      task.await();
      assertThat(caught).singleElement().isInstanceOf(CancelledError.class);
      assertThat(caught.getFirst().getSuppressed())
          .singleElement()
          .matches(e -> e.getMessage().equals("first"));
    });
  }

  @Test
  void aCallerCancelledBeforeItGathersStartsNothing() {
    virtual(() -> {
      var log = new ArrayList<String>();
      Task<?> task =
          createTask(() -> {
            currentTask().cancel();
            gather(() -> log.add("ran"), () -> log.add("ran"));
          });
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
      assertThat(log).isEmpty();
    });
  }

  @Test
  void gatherUnderATimeoutLeavesNothingBehind() {
    virtual(() -> {
      var log = new ArrayList<String>();
      assertThatThrownBy(() ->
              timeout(
                  seconds(1),
                  () ->
                      gather(
                          () -> {
                            try {
                              sleep(seconds(9));
                            } finally {
                              log.add("over");
                            }
                          },
                          () -> sleep(seconds(9)))))
          .isInstanceOf(TimeoutException.class);
      assertThat(log).containsExactly("over");
      assertThat(allTasks()).hasSize(1);
      assertThat(currentTask().cancelling()).isZero();
    });
  }

  @Test
  void theCombinerRunsInTheCallingTaskAndItsExceptionGoesOut() {
    virtual(() -> {
      Task<?> caller = currentTask();
      Task<?> combiner = gather(() -> 1, () -> 2, (_, _) -> currentTask());
      assertThat(combiner).isSameAs(caller);
      assertThatThrownBy(() ->
              gather(
                  () -> 1,
                  () -> 2,
                  (_, _) -> {
                    throw new IOException("combined");
                  }))
          .isInstanceOf(IOException.class);
    });
  }

  @Test
  void nullBodiesAreRefusedBeforeAnyStarts() {
    virtual(() -> {
      var log = new ArrayList<String>();
      Coroutine<Boolean, RuntimeException> body = () -> log.add("ran");
      assertThatThrownBy(() -> gather(body, null)).isInstanceOf(NullPointerException.class);
      settle();
      assertThat(log).isEmpty();
    });
  }

  @Test
  void gatherOfManyBodies() {
    virtual(() -> {
      List<Coroutine<Integer, RuntimeException>> bodies =
          IntStream.range(0, 10_000)
              .<Coroutine<Integer, RuntimeException>>mapToObj(i -> () -> after(1, i))
              .toList();
      List<Integer> all = gather(bodies);
      assertThat(all).hasSize(10_000).startsWith(0, 1, 2).endsWith(9_999);
    });
  }

  private static final class GathersWhenInitialised {
    static Throwable failure;

    static {
      Coroutine<Integer, RuntimeException> body = GatherTest::sleepForAnHour;
      try {
        gather(List.of(body));
      } catch (IllegalStateException e) {
        failure = e;
      }
    }

    static void initialise() {}
  }

  private static int sleepForAnHour() {
    sleep(seconds(3600));
    return 1;
  }

  @Test
  void aGatherThatCannotWaitInAClassInitialiserLeavesNobodyRunning() {
    virtual(() -> {
      GathersWhenInitialised.initialise();
      assertThat(GathersWhenInitialised.failure).isInstanceOf(PinnedException.class);
      yieldNow();
      yieldNow();
      assertThat(allTasks()).hasSize(1);
    });
  }
}
