package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class AsCompletedTest {
  private static Task<Integer> taskOf(int delay) {
    return createTask(() -> {
      sleep(seconds(delay));
      return delay;
    });
  }

  @Test
  void handsOutTheGivenTasksInTheOrderInWhichTheyAreDone() {
    virtual(() -> {
      List<Task<Integer>> tasks = List.of(taskOf(3), taskOf(1), taskOf(2));
      var drawn = new ArrayList<Task<Integer>>();
      for (Task<Integer> task : asCompletedTasks(tasks)) {
        assertThat(task.isDone()).isTrue();
        drawn.add(task);
      }
      assertThat(drawn).containsExactly(tasks.get(1), tasks.get(2), tasks.get(0));
    });
  }

  @Test
  void failedAndCancelledOnesAreHandedOutToo() {
    virtual(() -> {
      Task<Integer> bad =
          createTask(() -> {
            throw new IOException("bad");
          });
      Task<Integer> cancelled = taskOf(5);
      cancelled.cancel();
      int count = 0;
      for (Task<Integer> task : asCompletedTasks(List.of(bad, cancelled))) {
        assertThatThrownBy(task::await).isInstanceOfAny(IOException.class, CancelledError.class);
        count++;
      }
      assertThat(count).isEqualTo(2);
    });
  }

  @Test
  void theSameTaskGivenTwiceComesOnce() {
    virtual(() -> {
      Task<Integer> task = taskOf(1);
      assertThat(asCompletedTasks(List.of(task, task))).containsExactly(task);
    });
  }

  @Test
  void bodiesStartWithTheCall() {
    virtual(() -> {
      var log = new ArrayList<String>();
      Iterable<Task<Boolean>> tasks = asCompleted(() -> log.add("ran"));
      settle();
      assertThat(log).containsExactly("ran");
      assertThat(tasks).hasSize(1);
    });
  }

  @Test
  void twoCoroutinesThatDrawFromTheSameTasksBothComeToTheEnd() {
    virtual(() -> {
      var drawn = new ArrayList<Integer>();
      Iterable<Task<Integer>> tasks = asCompletedTasks(List.of(taskOf(1), taskOf(2), taskOf(3)));
      VoidCoroutine<RuntimeException> drawer =
          () -> {
            for (Task<Integer> task : tasks) {
              drawn.add(task.await());
            }
          };
      gather(drawer, drawer);
      assertThat(drawn).containsExactly(1, 2, 3);
    });
  }

  @Test
  void aTaskWhoseDrawerIsCancelledGoesToTheNextThatWaits() {
    virtual(() -> {
      var done = Promise.<Integer>create();
      Task<Integer> first = createTask(() -> done.await());
      Iterator<Task<Integer>> tasks = asCompletedTasks(List.of(first, taskOf(9))).iterator();
      Task<Task<Integer>> cancelled = createTask(() -> tasks.next());
      Task<Task<Integer>> next = createTask(() -> tasks.next());
      settle();
      done.setResult(1);
      yieldNow();
      assertThat(first.isDone()).isTrue();
      cancelled.cancel();
      assertThat(next.await()).isSameAs(first);
      assertThat(runningLoop().time()).isZero();
      assertThat(cancelled.isCancelled()).isTrue();
    });
  }

  @Test
  void nothingGivesNothing() {
    virtual(() -> assertThat(asCompletedTasks(List.<Task<Integer>>of(), seconds(1))).isEmpty());
  }

  @Test
  void itsTimerIsGoneOnceTheLastTaskIsDone() {
    virtual(() -> {
      Iterator<Task<Integer>> tasks =
          asCompletedTasks(List.of(taskOf(1), taskOf(2)), seconds(9)).iterator();
      tasks.next();
      sleep(seconds(2));
      assertThat(runningLoop().metrics().scheduled()).isZero();
    });
  }

  @Test
  void aTimerIsNotSetWhenAllTasksAreDone() {
    virtual(() -> {
      Task<Integer> task = taskOf(1);
      task.await();
      assertThat(asCompletedTasks(List.of(task), seconds(9))).containsExactly(task);
      assertThat(asCompletedTasks(List.<Task<Integer>>of(), seconds(9))).isEmpty();
      assertThat(runningLoop().metrics().scheduled()).isZero();
    });
  }

  @Test
  void theDurationCountsFromTheCall() {
    virtual(() -> {
      Iterable<Task<Integer>> tasks = asCompletedTasks(List.of(taskOf(1), taskOf(5)), seconds(3));
      sleep(seconds(2));
      Iterator<Task<Integer>> iterator = tasks.iterator();
      assertThat(iterator.next().resultNow()).isEqualTo(1);
      long before = runningLoop().time();
      assertThatThrownBy(iterator::next).isInstanceOf(AsCompletedTimeoutException.class);
      assertThat(Duration.ofNanos(runningLoop().time() - before)).isEqualTo(seconds(1));
    });
  }

  @Test
  void whatFinishedInTimeIsHandedOutBeforeTheTimeoutIsRaised() {
    virtual(() -> {
      Task<Integer> late = taskOf(4);
      Iterator<Task<Integer>> tasks =
          asCompletedTasks(List.of(taskOf(1), taskOf(2), late), seconds(3)).iterator();
      sleep(seconds(10));
      assertThat(tasks.next().resultNow()).isEqualTo(1);
      assertThat(tasks.next().resultNow()).isEqualTo(2);
      assertThat(tasks.hasNext()).isTrue();
      assertThatThrownBy(tasks::next).isInstanceOf(AsCompletedTimeoutException.class);
      assertThat(late.resultNow()).isEqualTo(4);
    });
  }

  @Test
  void everyTaskThatIsLateRaisesTheTimeoutOnce() {
    virtual(() -> {
      Iterator<Task<Integer>> tasks =
          asCompletedTasks(List.of(taskOf(5), taskOf(6)), seconds(1)).iterator();
      for (int i = 0; i < 2; i++) {
        assertThat(tasks.hasNext()).isTrue();
        assertThatThrownBy(tasks::next).isInstanceOf(AsCompletedTimeoutException.class);
      }
      assertThat(tasks.hasNext()).isFalse();
      assertThatThrownBy(tasks::next).isInstanceOf(NoSuchElementException.class);
    });
  }

  @Test
  void tasksThatAreNotDrawnAreLeftRunning() {
    virtual(() -> {
      Task<Integer> slow = taskOf(5);
      for (Task<Integer> task : asCompletedTasks(List.of(taskOf(1), slow))) {
        assertThat(task.resultNow()).isEqualTo(1);
        break;
      }
      assertThat(slow.await()).isEqualTo(5);
    });
  }

  @Test
  void aSecondIteratorGoesOnWhereTheFirstStopped() {
    virtual(() -> {
      Iterable<Task<Integer>> tasks = asCompletedTasks(List.of(taskOf(1), taskOf(2), taskOf(3)));
      assertThat(tasks.iterator().next().resultNow()).isEqualTo(1);
      Iterator<Task<Integer>> second = tasks.iterator();
      assertThat(second.next().resultNow()).isEqualTo(2);
      assertThat(second.next().resultNow()).isEqualTo(3);
      assertThat(second.hasNext()).isFalse();
      assertThatThrownBy(second::next).isInstanceOf(NoSuchElementException.class);
    });
  }

  @Test
  void severalCoroutinesMayDraw() {
    virtual(() -> {
      Iterable<Task<Integer>> tasks = asCompletedTasks(List.of(taskOf(1), taskOf(2), taskOf(3)));
      List<Integer> drawn = gatherEach(List.of(1, 2, 3), _ -> tasks.iterator().next().resultNow());
      assertThat(drawn).containsExactly(1, 2, 3);
    });
  }

  @Test
  void aCancelledDrawLosesNothing() {
    virtual(() -> {
      Iterable<Task<Integer>> tasks = asCompletedTasks(List.of(taskOf(1), taskOf(2)));
      Task<?> drawer = createTask(() -> tasks.iterator().next());
      Task<Task<Integer>> other = createTask(() -> tasks.iterator().next());
      settle();
      drawer.cancel();
      assertThatThrownBy(drawer::await).isInstanceOf(CancelledError.class);
      assertThat(other.await().resultNow()).isEqualTo(1);
      assertThat(tasks.iterator().next().resultNow()).isEqualTo(2);
    });
  }
}
