package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cancellations on their way through tasks that await each other. */
class CancellationTest {
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

  /** Each of its tasks is left over, and awaits the next: by pairs that takes minutes. */
  @Test
  void aChainOfManyTasksIsCancelledAtTheEndOfTheRun() {
    var chain = new ArrayList<Task<?>>();
    virtual(() -> {
      chain.add(createTask(() -> sleep(seconds(9))));
      for (int i = 0; i < 50_000; i++) {
        Task<?> awaited = chain.getLast();
        chain.add(createTask(() -> awaited.await()));
      }
      settle();
    });
    assertThat(chain).allMatch(Task::isCancelled);
  }

  @Test
  void theEndOfTheRunCancelsEachTaskOnce() {
    var tasks = new ArrayList<Task<?>>();
    virtual(() -> {
      Task<?> leaf = createTask(() -> sleep(seconds(9)));
      tasks.add(leaf);
      tasks.add(createTask(() -> leaf.await()));
      tasks.add(createTask(() -> gatherTasks(List.of(leaf, tasks.get(1)))));
      tasks.add(createTask(() -> sleep(seconds(9))));
      settle();
    });
    assertThat(tasks).allMatch(Task::isCancelled);
    assertThat(tasks).extracting(Task::cancelling).containsOnly(1);
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
      assertThat(bottom.cancelling()).isEqualTo(2);
      assertThat(left.resultNow()).isEqualTo("leftnull");
      assertThat(right.resultNow()).isEqualTo("rightnull");
    });
  }
}
