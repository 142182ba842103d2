package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AsyncQueueJoinTest extends AsyncQueueFixture {
  @Test
  void joinWaitsUntilEveryItemIsDone() {
    virtual(() -> {
      queue.putNowait("1");
      queue.putNowait("2");
      var joiner = createTask(queue::join);
      queue.get();
      queue.taskDone();
      queue.get();
      settle();
      assertThat(joiner.isDone()).isFalse();
      queue.taskDone();
      settle();
      assertThat(joiner.isDone()).isTrue();
    });
  }

  @Test
  void joinGoesOnOnceAllWasDoneAlsoWhenMoreIsPutBeforeItRuns() {
    virtual(() -> {
      queue.putNowait("1");
      var joiner = createTask(queue::join);
      settle();
      queue.taskDone();
      queue.putNowait("2");
      settle();
      assertThat(joiner.isDone()).isTrue();
    });
  }

  @Test
  void aCancelledJoinLeavesTheOthersWaiting() {
    virtual(() -> {
      queue.putNowait("1");
      var a = createTask(queue::join);
      var b = createTask(queue::join);
      settle();
      a.cancel();
      settle();
      assertThat(a.isCancelled()).isTrue();
      assertThat(b.isDone()).isFalse();
      queue.taskDone();
      b.await();
    });
  }

  @Test
  void oneTaskDoneTooManyIsRefused() {
    virtual(() -> {
      assertThatThrownBy(queue::taskDone).isInstanceOf(IllegalStateException.class);
      queue.putNowait("1");
      queue.taskDone();
      assertThatThrownBy(queue::taskDone).isInstanceOf(IllegalStateException.class);
    });
  }
}
