package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AsyncQueueShutdownTest extends AsyncQueueFixture {
  @Test
  void afterAShutdownNothingCanBePutAndWhatIsThereCanBeTaken() {
    virtual(() -> {
      queue.putNowait("1");
      queue.shutdown(false);
      assertThatThrownBy(() -> queue.put("2")).isInstanceOf(QueueShutdownException.class);
      assertThatThrownBy(() -> queue.putNowait("2")).isInstanceOf(QueueShutdownException.class);
      assertThat(queue.get()).isEqualTo("1");
      assertThatThrownBy(queue::get).isInstanceOf(QueueShutdownException.class);
      assertThatThrownBy(queue::getNowait).isInstanceOf(QueueShutdownException.class);
      queue.taskDone();
      queue.join();
      queue.shutdown(false);
    });
  }

  @Test
  void aShutdownSendsAwayThoseWhoWait() {
    virtual(() -> {
      var getter = getter(queue, "a");
      single.put("1");
      var putter = putter(single, "2");
      settle();
      queue.shutdown(false);
      single.shutdown(false);
      settle();
      assertThatThrownBy(getter::await).isInstanceOf(QueueShutdownException.class);
      assertThatThrownBy(putter::await).isInstanceOf(QueueShutdownException.class);
      assertThat(single.size()).isEqualTo(1);
    });
  }

  @Test
  void aShutdownLeavesWokenGettersTheirItems() {
    virtual(() -> {
      getter(queue, "a");
      var b = getter(queue, "b");
      settle();
      queue.putNowait("1");
      queue.shutdown(false);
      settle();
      assertThat(log).containsExactly("a got 1");
      assertThatThrownBy(b::await).isInstanceOf(QueueShutdownException.class);
    });
  }

  @Test
  void aShutdownSendsAwayAGetterThatCameForAnItemOfAnEarlierOne() {
    virtual(() -> {
      var a = getter(queue, "a");
      settle();
      queue.putNowait("1");
      queue.shutdown(false);
      assertThatThrownBy(queue::get).isInstanceOf(QueueShutdownException.class);
      a.await();
      assertThat(log).containsExactly("a got 1");
    });
  }

  @Test
  void anImmediateShutdownDropsWhatIsThereAndCountsItAsDone() {
    virtual(() -> {
      queue.putNowait("1");
      queue.putNowait("2");
      var joiner = createTask(queue::join);
      settle();
      queue.shutdown(true);
      assertThat(queue.isEmpty()).isTrue();
      settle();
      assertThat(joiner.isDone()).isTrue();
      assertThatThrownBy(queue::get).isInstanceOf(QueueShutdownException.class);
      assertThatThrownBy(queue::taskDone).isInstanceOf(IllegalStateException.class);
    });
  }

  @Test
  void anImmediateShutdownWaitsForWhatWasTaken() {
    virtual(() -> {
      queue.putNowait("1");
      queue.putNowait("2");
      queue.get();
      var joiner = createTask(queue::join);
      settle();
      queue.shutdown(true);
      settle();
      assertThat(joiner.isDone()).isFalse();
      queue.taskDone();
      joiner.await();
    });
  }

  @Test
  void aShutdownMayBecomeImmediateLater() {
    virtual(() -> {
      queue.putNowait("1");
      queue.shutdown(false);
      queue.shutdown(true);
      assertThatThrownBy(queue::getNowait).isInstanceOf(QueueShutdownException.class);
      queue.join();
    });
  }
}
