package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.timeOf;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TaskTest {
  @Test
  void isScheduledSoonAndInOrder() {
    virtual(() -> {
      var log = new ArrayList<Integer>();
      for (int i = 0; i < 5; i++) {
        int number = i;
        createTask(() -> {
          log.add(number);
        });
      }
      assertThat(log).isEmpty();
      yieldNow();
      assertThat(log).containsExactly(0, 1, 2, 3, 4);
    });
  }

  @Test
  void awaitGivesTheValueAndTheExceptionAsItIs() {
    virtual(() -> {
      var failure = new IOException("gone");
      Task<Integer> good = createTask(() -> 42);
      Task<Void> bad =
          createTask(
              (VoidCoroutine<IOException>)
                  () -> {
                    throw failure;
                  });
      assertThat(good.await()).isEqualTo(42);
      assertThatThrownBy(bad::await).isSameAs(failure);
      assertThatThrownBy(bad::await).isSameAs(failure);
      assertThatThrownBy(() -> bad.awaitThrowing(IOException.class)).isSameAs(failure);
    });
  }

  @Test
  void aDoneOneIsAwaitedWithoutSuspending() {
    virtual(() -> {
      var log = new ArrayList<String>();
      Task<Integer> task = createTask(() -> 1);
      settle();
      createTask(() -> {
        log.add("other");
      });
      task.await();
      assertThat(log).isEmpty();
    });
  }

  @Test
  void manyMayAwaitOneAndAreWokenInTheOrderTheyCame() {
    virtual(() -> {
      var log = new ArrayList<Integer>();
      Task<Void> slow = createTask(() -> sleep(seconds(1)));
      var waiters = new ArrayList<Task<?>>();
      for (int i = 0; i < 4; i++) {
        int number = i;
        waiters.add(
            createTask(() -> {
              slow.await();
              log.add(number);
            }));
      }
      gatherTasks(waiters);
      assertThat(log).containsExactly(0, 1, 2, 3);
    });
  }

  @Test
  void outsideALoopThereAreNone() {
    assertThatIllegalStateException().isThrownBy(() -> createTask(() -> 1));
    assertThatIllegalStateException().isThrownBy(Asyncio::currentTask);
    assertThatIllegalStateException().isThrownBy(Asyncio::allTasks);
    assertThatIllegalStateException().isThrownBy(Asyncio::runningLoop);
    assertThatIllegalStateException().isThrownBy(() -> sleep(Duration.ZERO));
    assertThatIllegalStateException().isThrownBy(Asyncio::yieldNow);
    assertThatIllegalStateException().isThrownBy(() -> gather(() -> 1, () -> 2));
    assertThatIllegalStateException().isThrownBy(() -> timeout(seconds(1), () -> 1));
    assertThatIllegalStateException().isThrownBy(() -> TaskGroup.run(_ -> {}));
    assertThatIllegalStateException().isThrownBy(Promise::create);
    assertThatIllegalStateException().isThrownBy(() -> toThread(() -> 1));
  }

  @Test
  void currentTaskIsTheCallerAndNullInACallback() {
    virtual(() -> {
      var inCallback = new ArrayList<Object>();
      Task<Task<?>> task = createTask(Asyncio::currentTask);
      assertThat(task.await()).isSameAs(task);
      runningLoop().callSoon(() -> inCallback.add(currentTask() == null));
      yieldNow();
      assertThat(inCallback).containsExactly(true);
    });
  }

  @Test
  void allTasksAreThoseThatAreNotDone() {
    virtual(() -> {
      Task<Void> first = createTask(() -> sleep(seconds(1)));
      Task<Void> second = createTask(() -> sleep(seconds(2)));
      assertThat(allTasks()).containsExactly(currentTask(), first, second);
      first.await();
      assertThat(allTasks()).containsExactly(currentTask(), second);
      second.await();
      assertThat(allTasks()).containsExactly(currentTask());
    });
  }

  @Test
  void allTasksHoldsNoneOfTheLibrary() {
    virtual(() -> {
      try (AsyncIterator<Integer> numbers =
          generator(out -> {
            out.emit(1);
            out.emit(2);
          })) {
        numbers.iterator().next();
        assertThat(allTasks()).containsExactly(currentTask());
      }
      assertThat(toThread(() -> 1)).isEqualTo(1);
    });
  }

  @Test
  void hasAName() {
    virtual(() -> {
      Task<String> named = createTask("reader", () -> Thread.currentThread().getName());
      Task<Integer> unnamed = createTask(() -> 1);
      assertThat(named.name()).isEqualTo("reader");
      assertThat(named.await()).isEqualTo("reader");
      assertThat(unnamed.name()).matches("Task-\\d+");
      unnamed.setName("later");
      assertThat(unnamed.name()).isEqualTo("later");
      assertThat(unnamed.toString()).contains("later");
      assertThatThrownBy(() -> createTask((String) null, () -> 1))
          .isInstanceOf(NullPointerException.class);
      assertThat(unnamed.loop()).isSameAs(runningLoop());
    });
  }

  @Test
  void awaitingItselfIsRefused() {
    virtual(() -> {
      assertThatIllegalStateException()
          .isThrownBy(() -> currentTask().await())
          .withMessageContaining("itself");
      assertThatIllegalStateException().isThrownBy(() -> gatherTasks(List.of(currentTask())));
      assertThatIllegalStateException()
          .isThrownBy(() -> waitUntil(ReturnWhen.ALL_COMPLETED, List.of(currentTask())));
      assertThatIllegalStateException().isThrownBy(() -> shield(currentTask()));
      assertThatIllegalStateException().isThrownBy(() -> currentTask().get());
    });
  }

  @Test
  void oneOfAnotherLoopCannotBeAwaited() {
    try (var other = Loops.virtualRunner()) {
      Task<Void> foreign = other.loop().createTask(() -> sleep(seconds(1)));
      virtual(() -> {
        assertThatIllegalStateException()
            .isThrownBy(foreign::await)
            .withMessageContaining("toCompletableFuture");
        assertThatIllegalStateException().isThrownBy(() -> gatherTasks(List.of(foreign)));
        assertThatIllegalStateException()
            .isThrownBy(() -> waitUntil(ReturnWhen.ALL_COMPLETED, List.of(foreign)));
        assertThatIllegalStateException().isThrownBy(() -> asCompletedTasks(List.of(foreign)));
      });
    }
  }

  @Test
  void awaitingInACallbackIsRefused() {
    virtual(() -> {
      var caught = new ArrayList<Throwable>();
      Task<Void> task = createTask(() -> sleep(seconds(1)));
      runningLoop()
          .callSoon(() -> {
            try {
              task.await();
            } catch (IllegalStateException e) {
              caught.add(e);
            }
          });
      yieldNow();
      assertThat(caught).hasSize(1);
    });
  }

  // Cancellation

  @Test
  void cancelledBeforeItStartsItNeverRuns() {
    virtual(() -> {
      var log = new ArrayList<String>();
      Task<Void> task =
          createTask(() -> {
            log.add("ran");
          });
      assertThat(task.cancel()).isTrue();
      assertThat(task.isDone()).isFalse();
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
      assertThat(task.isCancelled()).isTrue();
      assertThat(log).isEmpty();
    });
  }

  @Test
  void cancellationIsThrownWhereItIsSuspended() {
    virtual(() -> {
      var log = new ArrayList<String>();
      Task<Void> task =
          createTask(() -> {
            try {
              sleep(seconds(10));
            } catch (CancelledError e) {
              log.add(e.getMessage());
              throw e;
            } finally {
              log.add("finally");
            }
          });
      yieldNow();
      assertThat(task.cancel("enough")).isTrue();
      assertThatExceptionOfType(CancelledError.class).isThrownBy(task::await).withMessage("enough");
      assertThat(log).containsExactly("enough", "finally");
      assertThat(task.cancelling()).isEqualTo(1);
    });
  }

  @Test
  void aBroadCatchOfExceptionDoesNotSwallowIt() {
    virtual(() -> {
      Task<Void> task =
          createTask(() -> {
            try {
              sleep(seconds(1));
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          });
      yieldNow();
      task.cancel();
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
    });
  }

  @Test
  void oneThatSwallowsItGoesOn() {
    virtual(() -> {
      Task<String> task =
          createTask(() -> {
            try {
              sleep(seconds(1));
            } catch (CancelledError e) {
              // goes on
            }
            sleep(seconds(1));
            return "went on";
          });
      yieldNow();
      task.cancel();
      assertThat(task.await()).isEqualTo("went on");
      assertThat(task.isCancelled()).isFalse();
      assertThat(task.cancelling()).isEqualTo(1);
    });
  }

  @Test
  void eachCancelIsDeliveredOnce() {
    virtual(() -> {
      var deliveries = new ArrayList<String>();
      Task<Void> task =
          createTask(() -> {
            for (int i = 0; i < 2; i++) {
              try {
                sleep(seconds(1));
              } catch (CancelledError e) {
                deliveries.add(e.getMessage());
              }
            }
            sleep(seconds(1));
          });
      yieldNow();
      task.cancel("one");
      yieldNow();
      task.cancel("two");
      task.await();
      assertThat(deliveries).containsExactly("one", "two");
      assertThat(task.cancelling()).isEqualTo(2);
    });
  }

  @Test
  void twoBeforeDeliveryAreDeliveredAsOne() {
    virtual(() -> {
      var deliveries = new ArrayList<String>();
      Task<Void> task =
          createTask(() -> {
            try {
              sleep(seconds(1));
            } catch (CancelledError e) {
              deliveries.add(e.getMessage());
            }
            sleep(seconds(1));
          });
      yieldNow();
      task.cancel("one");
      task.cancel("two");
      assertThat(task.cancelling()).isEqualTo(2);
      task.await();
      assertThat(deliveries).hasSize(1);
      assertThat(task.cancelling()).isEqualTo(2);
    });
  }

  @Test
  void aDoneOneCannotBeCancelled() {
    virtual(() -> {
      Task<Integer> task = createTask(() -> 1);
      task.await();
      assertThat(task.cancel()).isFalse();
      assertThat(task.cancelling()).isZero();
      assertThat(task.isCancelled()).isFalse();
    });
  }

  @Test
  void oneThatCancelsItselfIsCancelledAtItsNextSuspension() {
    virtual(() -> {
      var log = new ArrayList<String>();
      Task<Void> task =
          createTask(() -> {
            currentTask().cancel();
            log.add("still running");
            yieldNow();
            log.add("not reached");
          });
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
      assertThat(log).containsExactly("still running");
    });
  }

  @Test
  void oneThatCancelsItselfAndReturnsEndsCancelled() {
    virtual(() -> {
      Task<Integer> task =
          createTask(() -> {
            currentTask().cancel("by itself");
            return 1;
          });
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class).hasMessage("by itself");
      assertThat(task.isCancelled()).isTrue();
    });
  }

  @Test
  void oneThatCancelsItselfAndFailsFails() {
    virtual(() -> {
      Task<Integer> task =
          createTask(() -> {
            currentTask().cancel();
            throw new IOException("first");
          });
      assertThatThrownBy(task::await).isInstanceOf(IOException.class);
      assertThat(task.isCancelled()).isFalse();
    });
  }

  @Test
  void oneThatCancelsItselfAndThenAwaitsCancelsWhatItAwaits() {
    virtual(() -> {
      Promise<Integer> promise = Promise.create();
      Task<Integer> task =
          createTask(() -> {
            currentTask().cancel();
            return promise.await();
          });
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
      assertThat(promise.isCancelled()).isTrue();

      Task<Void> sleeper = createTask(() -> sleep(seconds(9)));
      Task<Void> waiter =
          createTask(() -> {
            currentTask().cancel();
            sleeper.await();
          });
      assertThatThrownBy(waiter::await).isInstanceOf(CancelledError.class);
      assertThat(sleeper.isCancelled()).isTrue();
    });
  }

  @Test
  void aCancelledErrorOfItsOwnMakesItCancelled() {
    virtual(() -> {
      Task<Integer> task =
          createTask(() -> {
            throw new CancelledError("mine");
          });
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class).hasMessage("mine");
      assertThat(task.isCancelled()).isTrue();
      assertThat(task.cancelling()).isZero();
    });
  }

  @Test
  void uncancelTakesBackOneThatWasNotDelivered() {
    virtual(() -> {
      Task<String> task =
          createTask(() -> {
            currentTask().cancel();
            assertThat(currentTask().uncancel()).isZero();
            sleep(seconds(1));
            return "done";
          });
      assertThat(task.await()).isEqualTo("done");
    });
  }

  @Test
  void uncancelToMoreThanZeroTakesNothingBack() {
    virtual(() -> {
      Task<Void> task =
          createTask(() -> {
            currentTask().cancel();
            currentTask().cancel();
            assertThat(currentTask().uncancel()).isEqualTo(1);
            sleep(seconds(1));
          });
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
    });
  }

  @Test
  void uncancelNeverGoesBelowZero() {
    virtual(() -> {
      assertThat(currentTask().uncancel()).isZero();
      assertThat(currentTask().cancelling()).isZero();
    });
  }

  @Test
  void cancellingAWaiterCancelsTheTaskItAwaits() {
    virtual(() -> {
      Task<Void> inner = createTask(() -> sleep(seconds(9)));
      Task<Void> outer = createTask(() -> inner.await());
      yieldNow();
      outer.cancel("down");
      assertThatThrownBy(outer::await).isInstanceOf(CancelledError.class).hasMessage("down");
      assertThat(inner.isCancelled()).isTrue();
      assertThat(inner.cancelling()).isEqualTo(1);
    });
  }

  @Test
  void aWaiterGetsTheValueOfAnAwaitedTaskThatSwallowsTheCancellation() {
    virtual(() -> {
      Task<String> inner =
          createTask(() -> {
            try {
              sleep(seconds(9));
            } catch (CancelledError e) {
              sleep(seconds(1));
            }
            return "survived";
          });
      Task<String> outer = createTask(inner::await);
      yieldNow();
      outer.cancel();
      assertThat(outer.await()).isEqualTo("survived");
      assertThat(outer.cancelling()).isEqualTo(1);
    });
  }

  @Test
  void cancellingOneOfTwoWaitersCancelsTheTaskForBoth() {
    virtual(() -> {
      Task<Void> inner = createTask(() -> sleep(seconds(9)));
      Task<Void> one = createTask(() -> inner.await());
      Task<Void> two = createTask(() -> inner.await());
      yieldNow();
      one.cancel();
      assertThatThrownBy(two::await).isInstanceOf(CancelledError.class);
      assertThat(one.isCancelled()).isTrue();
    });
  }

  @Test
  void oneThatWasWokenAndIsCancelledBeforeItRunsIsCancelled() {
    virtual(() -> {
      Promise<Integer> promise = Promise.create();
      Task<Integer> task = createTask(promise::await);
      yieldNow();
      promise.setResult(1);
      task.cancel();
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
      assertThat(promise.isCancelled()).isFalse();
    });
  }

  @Test
  void fromAnotherThreadItIsCancelledSoon() {
    run(() -> {
      Task<Void> task = createTask(() -> sleep(seconds(100)));
      yieldNow();
      toThread(() -> task.cancel("from outside"));
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class).hasMessage("from outside");
    });
  }

  @Test
  void aChainOfManyTasksIsCancelledFromItsHead() {
    virtual(() -> {
      Task<?> innermost = createTask(() -> sleep(seconds(9)));
      Task<?> last = innermost;
      for (int i = 0; i < 100_000; i++) {
        Task<?> awaited = last;
        last = createTask(() -> awaited.await());
      }
      settle();
      last.cancel();
      assertThatThrownBy(last::await).isInstanceOf(CancelledError.class);
      assertThat(innermost.isCancelled()).isTrue();
      assertThat(allTasks()).hasSize(1);
    });
  }

  @Test
  void aChainOfManyTasksEnds() {
    virtual(() -> {
      Task<Integer> last = createTask(() -> 1);
      for (int i = 0; i < 100_000; i++) {
        Task<Integer> awaited = last;
        last = createTask(() -> awaited.await() + 1);
      }
      assertThat(last.await()).isEqualTo(100_001);
    });
  }

  @Test
  void twoThatAwaitEachOtherCanBeCancelled() {
    virtual(() -> {
      var tasks = new ArrayList<Task<?>>();
      tasks.add(createTask(() -> tasks.get(1).await()));
      tasks.add(createTask(() -> tasks.get(0).await()));
      yieldNow();
      tasks.get(0).cancel();
      waitUntil(ReturnWhen.ALL_COMPLETED, tasks);
      assertThat(tasks).allMatch(Task::isCancelled);
    });
  }

  @Test
  void twoThatGatherEachOtherCanBeCancelled() {
    virtual(() -> {
      var tasks = new ArrayList<Task<?>>();
      tasks.add(createTask(() -> gatherTasks(List.of(tasks.get(1)))));
      tasks.add(createTask(() -> gatherTasks(List.of(tasks.get(0)))));
      yieldNow();
      tasks.get(0).cancel();
      waitUntil(ReturnWhen.ALL_COMPLETED, tasks);
      assertThat(tasks).allMatch(Task::isCancelled);
    });
  }

  @Test
  void oneWhoseBodyAwaitsItThroughAGatherCanBeCancelled() {
    virtual(() -> {
      var tasks = new ArrayList<Task<?>>();
      tasks.add(createTask(() -> gather(() -> tasks.get(0).await(), () -> 1)));
      settle();
      tasks.get(0).cancel();
      waitUntil(ReturnWhen.ALL_COMPLETED, tasks);
      assertThat(tasks.get(0).isCancelled()).isTrue();
    });
  }

  @Test
  void aBodyThatAwaitsItsGathererCanBeCancelled() {
    virtual(() -> {
      var tasks = new ArrayList<Task<?>>();
      var bodies = new ArrayList<Task<?>>();
      tasks.add(
          createTask(() ->
              gather(() -> {
                bodies.add(currentTask());
                return tasks.get(0).await();
              })));
      settle();
      bodies.get(0).cancel();
      waitUntil(ReturnWhen.ALL_COMPLETED, tasks);
      assertThat(tasks.get(0).isCancelled()).isTrue();
    });
  }

  @Test
  void aDeepNestOfGathersIsCancelled() {
    virtual(() -> {
      Task<Void> task = createTask(() -> nest(20_000));
      settle();
      sleep(seconds(1));
      task.cancel();
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
      assertThat(allTasks()).hasSize(1);
    });
  }

  private static void nest(int levels) {
    if (levels == 0) {
      sleep(seconds(9));
    } else {
      gather(() -> nest(levels - 1));
    }
  }

  @Test
  void cancellingADiamondReachesItsBottomThroughBothSides() {
    virtual(() -> {
      Task<Void> bottom =
          createTask(() -> {
            try {
              sleep(seconds(9));
            } catch (CancelledError e) {
              sleep(seconds(1));
            }
          });
      Task<String> left = createTask(() -> "left" + bottom.await());
      Task<String> right = createTask(() -> "right" + bottom.await());
      Task<?> top = createTask(() -> gatherTaskOutcomes(List.of(left, right)));
      settle();
      top.cancel();
      assertThatThrownBy(top::await).isInstanceOf(CancelledError.class);
      assertThat(left.resultNow()).isEqualTo("leftnull");
      assertThat(right.resultNow()).isEqualTo("rightnull");
    });
  }

  // Looking at it

  @Test
  void awaitingTellsWhatItIsSuspendedOn() {
    virtual(() -> {
      Promise<Integer> promise = Promise.create();
      Task<Integer> inner = createTask(promise::await);
      Task<Integer> outer = createTask(inner::await);
      assertThat(outer.awaiting()).isNull();
      settle();
      assertThat(inner.awaiting()).isSameAs(promise);
      assertThat(outer.awaiting()).isSameAs(inner);
      assertThat(inner.awaitedBy()).isEqualTo(java.util.Set.of(outer));
      assertThat(promise.awaitedBy()).isEqualTo(java.util.Set.of(inner));
      assertThat(outer.awaitedBy()).isEmpty();
      assertThat(currentTask().awaiting()).isNull();
      promise.setResult(1);
      assertThat(outer.await()).isEqualTo(1);
      assertThat(inner.awaitedBy()).isEmpty();
      assertThat(inner.awaiting()).isNull();
    });
  }

  @Test
  void awaitedByKnowsThoseWhoWaitByGatherGroupAndWaitUntil() {
    virtual(() -> {
      Task<Void> inner = createTask(() -> sleep(seconds(5)));
      Task<?> gatherer = createTask(() -> gatherTasks(List.of(inner)));
      Task<?> waiter = createTask(() -> waitUntil(ReturnWhen.ALL_COMPLETED, List.of(inner)));
      var children = new ArrayList<Task<?>>();
      Task<?> parent =
          createTask(() -> {
            TaskGroup.run(group -> children.add(group.createTask(() -> sleep(seconds(1)))));
          });
      settle();
      assertThat(inner.awaitedBy()).isEqualTo(java.util.Set.of(gatherer, waiter));
      assertThat(children.get(0).awaitedBy()).isEqualTo(java.util.Set.of(parent));
    });
  }

  @Test
  void stackShowsWhereItIsSuspended() {
    virtual(() -> {
      Task<Void> task = createTask(() -> dozing());
      assertThat(task.stack()).isEmpty();
      yieldNow();
      assertThat(task.stack().getFirst().getMethodName()).isEqualTo("dozing");
      task.await();
      assertThat(task.stack()).isEmpty();
    });
  }

  private static void dozing() {
    sleep(seconds(1));
  }

  // Done callbacks

  @Test
  void doneCallbacksRunSoonAfterTheEndInTheOrderTheyWereAdded() {
    virtual(() -> {
      var log = new ArrayList<String>();
      Task<Integer> task = createTask(() -> 1);
      task.addDoneCallback(done -> log.add("first " + done.resultNow()));
      task.addDoneCallback(_ -> log.add("second"));
      task.await();
      task.addDoneCallback(_ -> log.add("late"));
      log.add("added");
      settle();
      assertThat(log).containsExactly("first 1", "second", "added", "late");
    });
  }

  @Test
  void aDoneCallbackAndAWaiterTakeTurnsInTheOrderTheyCame() {
    virtual(() -> {
      var log = new ArrayList<String>();
      Task<Void> task = createTask(() -> sleep(seconds(1)));
      Task<?> waiter =
          createTask(() -> {
            task.await();
            log.add("waiter");
          });
      yieldNow();
      task.addDoneCallback(_ -> log.add("callback"));
      waiter.await();
      settle();
      assertThat(log).containsExactly("waiter", "callback");
    });
  }

  @Test
  void aDoneCallbackRunsInACopyOfTheContextOfWhoAddedIt() {
    virtual(() -> {
      var name = ContextVar.of("name", "none");
      var seen = new ArrayList<String>();
      Task<Integer> task =
          createTask(() -> {
            name.set("task");
            return 1;
          });
      name.set("adder");
      task.addDoneCallback(_ -> {
        seen.add(name.get());
        name.set("callback");
      });
      name.set("later");
      settle();
      assertThat(seen).containsExactly("adder");
      assertThat(name.get()).isEqualTo("later");
    });
  }

  @Test
  void removeDoneCallbackRemovesEveryRegistration() {
    virtual(() -> {
      var log = new ArrayList<String>();
      Task<Void> task = createTask(() -> sleep(seconds(1)));
      Consumer<Object> twice = _ -> log.add("twice");
      Consumer<Object> once = _ -> log.add("once");
      task.addDoneCallback(twice);
      task.addDoneCallback(once);
      task.addDoneCallback(twice);
      assertThat(task.removeDoneCallback(twice)).isEqualTo(2);
      assertThat(task.removeDoneCallback(twice)).isZero();
      task.await();
      settle();
      assertThat(log).containsExactly("once");
    });
  }

  @Test
  void aDoneCallbackThatFailsIsReportedAndTheOthersRun() {
    var log = new ArrayList<String>();
    List<LoopException> reports =
        Loops.reportsOf(() -> {
          Task<Integer> task = createTask(() -> 1);
          task.addDoneCallback(_ -> {
            throw new IllegalArgumentException("callback");
          });
          task.addDoneCallback(_ -> log.add("second"));
          settle();
        });
    assertThat(log).containsExactly("second");
    assertThat(reports)
        .singleElement()
        .extracting(LoopException::exception)
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aForgottenTaskIsNeverCollected() {
    virtual(() -> {
      var log = new ArrayList<String>();
      createTask(() -> {
        Promise<Void> promise = Promise.create();
        runningLoop().callLater(seconds(1), () -> promise.setResult(null));
        promise.await();
        log.add("done");
      });
      yieldNow();
      System.gc();
      sleep(seconds(2));
      assertThat(log).containsExactly("done");
    });
  }

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

  @Test
  void nullBodiesAreRefusedAtOnce() {
    virtual(() -> {
      assertThatThrownBy(() -> createTask((Coroutine<Integer, RuntimeException>) null))
          .isInstanceOf(NullPointerException.class);
      assertThatThrownBy(() -> createTask((VoidCoroutine<RuntimeException>) null))
          .isInstanceOf(NullPointerException.class);
      assertThat(allTasks()).hasSize(1);
    });
  }
}
