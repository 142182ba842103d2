package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.timeOf;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code gather}, {@code gatherEach}, {@code gatherOutcomes} and {@code race} of bodies. */
class FanOutTest {
  private static <T> T after(long delay, T value) {
    sleep(seconds(delay));
    return value;
  }

  private static <T> T failAfter(long delay, String message) throws IOException {
    sleep(seconds(delay));
    throw new IOException(message);
  }

  // gather

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
      Task<?> task = createTask(() -> gather(this::stubborn, this::stubborn));
      settle();
      task.cancel();
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);

      Task<String> one = createTask(this::stubborn);
      Task<String> two = createTask(this::stubborn);
      Task<?> waiter = createTask(() -> gather(one, two));
      settle();
      waiter.cancel();
      assertThatThrownBy(waiter::await).isInstanceOf(CancelledError.class);
      assertThat(one.resultNow()).isEqualTo("stayed");
    });
  }

  private String stubborn() {
    try {
      sleep(seconds(9));
    } catch (CancelledError e) {
      // stays
    }
    return "stayed";
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

  // gatherOutcomes

  @Test
  void outcomesTellHowEachEnded() {
    virtual(() -> {
      List<Outcome<Integer>> outcomes =
          gatherOutcomes(
              () -> after(2, 1),
              () -> failAfter(1, "bad"),
              () -> {
                throw new CancelledError("gone");
              });
      assertThat(outcomes.get(0)).isEqualTo(new Outcome.Success<>(1));
      assertThat(outcomes.get(1))
          .isInstanceOfSatisfying(
              Outcome.Failure.class, failure -> assertThat(failure.exception()).hasMessage("bad"));
      assertThat(outcomes.get(2))
          .isInstanceOfSatisfying(
              Outcome.Failure.class,
              failure -> assertThat(failure.exception()).isInstanceOf(CancelledError.class));
    });
  }

  @Test
  void outcomesOfACancelledCallerAreNotGiven() {
    virtual(() -> {
      Task<?> task = createTask(() -> gatherOutcomes(this::stubborn, () -> after(9, "b")));
      settle();
      task.cancel();
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
      assertThat(allTasks()).hasSize(1);
    });
  }

  // race

  @Test
  void theFirstSuccessWinsAndTheOthersAreCancelledAndWaitedFor() throws IOException {
    virtual(() -> {
      var log = new ArrayList<String>();
      assertThat(
              timeOf(() ->
                  assertThat(
                          race(
                              () -> {
                                try {
                                  return after(9, "slow");
                                } finally {
                                  sleep(seconds(1));
                                  log.add("over");
                                }
                              },
                              () -> failAfter(1, "bad"),
                              () -> after(2, "fast")))
                      .isEqualTo("fast")))
          .isEqualTo(seconds(3));
      assertThat(log).containsExactly("over");
    });
  }

  @Test
  void aLoserThatFailsSpoilsNothing() {
    virtual(() -> {
      assertThat(
              race(
                  () -> after(1, "fast"),
                  () -> {
                    try {
                      return after(9, "slow");
                    } catch (CancelledError e) {
                      throw new IllegalStateException("loser");
                    }
                  }))
          .isEqualTo("fast");
    });
  }

  @Test
  void aLoserThatSwallowsItsCancellationStillLoses() {
    virtual(() -> {
      assertThat(race(() -> after(1, "fast"), this::stubborn)).isEqualTo("fast");
    });
  }

  @Test
  void whenAllFailTheFirstInTimeGoesOutWithTheOthersSuppressed() {
    virtual(() -> {
      Throwable failure =
          catchThrowable(() ->
              race(
                  () -> failAfter(3, "third"),
                  () -> failAfter(1, "first"),
                  () -> {
                    sleep(seconds(2));
                    throw new CancelledError("second");
                  }));
      assertThat(failure).isInstanceOf(IOException.class).hasMessage("first");
      assertThat(Arrays.stream(failure.getSuppressed()).map(Throwable::getMessage))
          .containsExactly("second", "third");
    });
  }

  @Test
  void aRaceOfNobodyIsRefused() {
    virtual(() -> {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> race(List.<Coroutine<Integer, RuntimeException>>of()));
    });
  }

  @Test
  void cancellingTheCallerOfARaceCancelsAll() {
    virtual(() -> {
      Task<?> task = createTask(() -> race(() -> after(9, 1), () -> after(8, 2)));
      settle();
      task.cancel("stop");
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class).hasMessage("stop");
      assertThat(allTasks()).hasSize(1);
    });
  }

  // gatherEach

  @Test
  void eachKeepsTheOrderOfTheItems() {
    virtual(() -> {
      assertThat(gatherEach(List.of(3, 1, 2), n -> after(n, n * 10))).containsExactly(30, 10, 20);
      assertThat(gatherEach(List.of(3, 1, 2), 2, n -> after(n, n * 10)))
          .containsExactly(30, 10, 20);
    });
  }

  @Test
  void eachIsASlidingWindowNotBatches() {
    virtual(() -> {
      // One slow item beside nine quick ones: batches of two would take 10 + 4.
      List<Integer> items = List.of(10, 1, 1, 1, 1, 1, 1, 1, 1, 1);
      assertThat(timeOf(() -> gatherEach(items, 2, n -> after(n, n)))).isEqualTo(seconds(10));
    });
  }

  @Test
  void eachHasAtMostThatManyInFlight() {
    virtual(() -> {
      var inFlight = new AtomicInteger();
      var most = new AtomicInteger();
      runEach(
          IntStream.range(0, 50).boxed().toList(),
          7,
          _ -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            sleep(seconds(1));
            inFlight.decrementAndGet();
          });
      assertThat(most).hasValue(7);
    });
  }

  @Test
  void eachDrawsAMillionItemsLazily() {
    virtual(() -> {
      var started = new AtomicInteger();
      var furthest = new AtomicInteger();
      runEach(
          counting(
              1_000_000, drawn -> furthest.set(Math.max(drawn - started.get(), furthest.get()))),
          10,
          _ -> {
            started.incrementAndGet();
            yieldNow();
          });
      assertThat(started).hasValue(1_000_000);
      assertThat(furthest.get()).isLessThanOrEqualTo(11);
    });
  }

  private static Iterable<Integer> counting(int end, IntConsumer drawn) {
    return () ->
        new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return next < end;
          }

          @Override
          public Integer next() {
            drawn.accept(next);
            return next++;
          }
        };
  }

  @Test
  void eachDrawsAtMostOneItemAhead() {
    virtual(() -> {
      var drawn = new AtomicInteger();
      Task<?> task =
          createTask(() ->
              runEach(counting(100, _ -> drawn.incrementAndGet()), 3, _ -> sleep(seconds(9))));
      sleep(seconds(1));
      assertThat(drawn.get()).isBetween(3, 4);
      task.cancel();
    });
  }

  @Test
  void aSourceMaySuspend() {
    virtual(() -> {
      AsyncIterator<Integer> source =
          generator(out -> {
            for (int i = 0; i < 5; i++) {
              sleep(seconds(1));
              out.emit(i);
            }
          });
      assertThat(
              timeOf(() ->
                  assertThat(gatherEach(source, n -> after(1, n))).containsExactly(0, 1, 2, 3, 4)))
          .isEqualTo(seconds(6));
    });
  }

  @Test
  void whatTheSourceThrowsGoesOutAsItIsAfterTheBodiesAreOver() {
    virtual(() -> {
      var failure = new NoSuchElementException("source");
      var log = new ArrayList<String>();
      Iterable<Integer> source =
          counting(
              10,
              n -> {
                if (n == 2) {
                  yieldNow();
                  throw failure;
                }
              });
      assertThatThrownBy(() ->
              runEach(
                  source,
                  n -> {
                    try {
                      sleep(seconds(9));
                    } finally {
                      log.add("over " + n);
                    }
                  }))
          .isSameAs(failure);
      assertThat(log).containsExactly("over 0", "over 1");
    });
  }

  @Test
  void aFailingIteratorMethodStartsNothing() {
    virtual(() -> {
      var failure = new IllegalArgumentException("no iterator");
      Iterable<Integer> source =
          () -> {
            throw failure;
          };
      assertThatThrownBy(() -> gatherEach(source, n -> n)).isSameAs(failure);
    });
  }

  @Test
  void aFailureStopsTheDrawing() {
    virtual(() -> {
      var drawn = new AtomicInteger();
      assertThatThrownBy(() ->
              gatherEach(
                  counting(1000, _ -> drawn.incrementAndGet()),
                  2,
                  n -> {
                    sleep(seconds(1));
                    if (n == 3) {
                      throw new IOException("third");
                    }
                    return n;
                  }))
          .isInstanceOf(IOException.class);
      assertThat(drawn.get()).isLessThanOrEqualTo(6);
    });
  }

  @Test
  void aBodyThatFailsWhileTheSourceWaitsStopsTheSource() {
    virtual(() -> {
      var queue = new AsyncQueue<Integer>();
      queue.putNowait(1);
      Throwable failure = catchThrowable(() -> runEach(queue, 5, _ -> failAfter(1, "body")));
      assertThat(failure).isInstanceOf(IOException.class).hasMessage("body");
      assertThat(currentTask().cancelling()).isZero();
      sleep(seconds(1));
    });
  }

  @Test
  void aBodyThatFailsWhileTheSourceBlocksInTheJdkStopsTheSource() {
    run(() -> {
      var queue = new LinkedBlockingQueue<Integer>(List.of(1));
      Iterable<Integer> source =
          () ->
              new Iterator<>() {
                @Override
                public boolean hasNext() {
                  return true;
                }

                @Override
                public Integer next() {
                  try {
                    return queue.take();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                }
              };
      Throwable failure =
          catchThrowable(() ->
              runEach(
                  source,
                  _ -> {
                    yieldNow();
                    throw new IOException("body");
                  }));
      assertThat(failure).isInstanceOf(IOException.class).hasMessage("body");
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      assertThat(currentTask().cancelling()).isZero();
    });
  }

  @Test
  void cancellingTheCallerWhileItDrawsCancelsTheBodies() {
    virtual(() -> {
      var log = new ArrayList<String>();
      var queue = new AsyncQueue<Integer>();
      queue.putNowait(1);
      Task<?> task =
          createTask(() ->
              runEach(
                  queue,
                  _ -> {
                    try {
                      sleep(seconds(9));
                    } finally {
                      log.add("over");
                    }
                  }));
      sleep(seconds(1));
      task.cancel("stop");
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class).hasMessage("stop");
      assertThat(log).containsExactly("over");
      assertThat(task.cancelling()).isEqualTo(1);
    });
  }

  @Test
  void cancellingTheCallerWhileTheWindowIsFullCancelsTheBodies() {
    virtual(() -> {
      Task<?> task = createTask(() -> runEach(List.of(1, 2, 3), 1, _ -> sleep(seconds(9))));
      sleep(seconds(1));
      task.cancel();
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
      assertThat(allTasks()).hasSize(1);
    });
  }

  @Test
  void aLimitBelowOneIsRefused() {
    virtual(() -> {
      for (int limit : new int[] {0, -1}) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> gatherEach(List.of(1), limit, n -> n));
        assertThatIllegalArgumentException()
            .isThrownBy(() -> runEach(List.of(1), limit, _ -> yieldNow()));
      }
    });
  }

  @Test
  void eachTakesNullItemsAndNullResults() {
    virtual(() -> {
      assertThat(gatherEach(Arrays.asList(1, null), n -> n)).containsExactly(1, null);
    });
  }

  @Test
  void eachCanBeNested() {
    virtual(() -> {
      List<List<Integer>> table =
          gatherEach(List.of(1, 2), 1, a -> gatherEach(List.of(10, 20), 1, b -> after(1, a * b)));
      assertThat(table).containsExactly(List.of(10, 20), List.of(20, 40));
    });
  }

  @Test
  void aBodySeesTheContextOfTheCaller() {
    virtual(() -> {
      var name = ContextVar.of("name", "none");
      name.set("caller");
      List<String> seen =
          gatherEach(
              List.of("a", "b"),
              item -> {
                String before = name.get();
                name.set(item);
                yieldNow();
                return before + name.get();
              });
      assertThat(seen).containsExactly("callera", "callerb");
      assertThat(name.get()).isEqualTo("caller");
    });
  }

  private static final class GathersWhenInitialised {
    static Throwable failure;

    static {
      Coroutine<Integer, RuntimeException> body = FanOutTest::sleepForAnHour;
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
