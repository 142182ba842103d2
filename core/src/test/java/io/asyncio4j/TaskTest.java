package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
