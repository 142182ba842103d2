package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.timeOf;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** {@code gather} of tasks, {@code waitUntil}, {@code waitFor} and {@code shield}. */
class WaitsTest {
  private static Task<Integer> taskOf(long delay, int value) {
    return createTask(() -> {
      sleep(seconds(delay));
      return value;
    });
  }

  private static Task<Integer> failingTask(long delay) {
    return createTask(() -> {
      sleep(seconds(delay));
      throw new IOException("after " + delay);
    });
  }

  // gather

  @Test
  void gatherGivesTheValuesInTheOrderOfTheArguments() {
    virtual(() -> {
      assertThat(gather(taskOf(3, 1), taskOf(1, 2))).containsExactly(1, 2);
      Task<Integer> twice = taskOf(1, 5);
      assertThat(gather(twice, twice)).containsExactly(5, 5);
    });
  }

  @Test
  void theFirstFailureGoesOutAtOnceAndTheOthersAreLeftRunning() {
    virtual(() -> {
      Task<Integer> slow = taskOf(5, 1);
      Task<Integer> bad = failingTask(1);
      assertThat(timeOf(() -> assertThatThrownBy(() -> gather(slow, bad)).hasMessage("after 1")))
          .isEqualTo(seconds(1));
      assertThat(slow.isDone()).isFalse();
      assertThat(slow.await()).isEqualTo(1);
    });
  }

  @Test
  void aCancelledOneIsAFailureOfTheGather() {
    virtual(() -> {
      Task<Integer> slow = taskOf(5, 1);
      Task<Integer> cancelled = taskOf(5, 1);
      runningLoop().callLater(seconds(1), cancelled::cancel);
      assertThatThrownBy(() -> gather(slow, cancelled)).isInstanceOf(CancelledError.class);
      assertThat(slow.isDone()).isFalse();
      assertThat(currentTask().cancelling()).isZero();
    });
  }

  @Test
  void cancellingTheGatherCancelsAll() {
    virtual(() -> {
      Task<Integer> a = taskOf(5, 1);
      Promise<Integer> b = Promise.create();
      Task<?> task = createTask(() -> gather(a, b));
      settle();
      task.cancel();
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
      assertThat(a.isCancelled()).isTrue();
      assertThat(b.isCancelled()).isTrue();
    });
  }

  @Test
  void cancellingAGatherOfPromisesCancelsThem() {
    virtual(() -> {
      List<Promise<Integer>> promises = List.of(Promise.create(), Promise.create());
      Task<?> task = createTask(() -> gatherTasks(promises));
      settle();
      task.cancel();
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
      assertThat(promises).allMatch(Promise::isCancelled);

      List<Promise<Integer>> others = List.of(Promise.create(), Promise.create());
      Task<?> self =
          createTask(() -> {
            currentTask().cancel();
            gatherTasks(others);
          });
      assertThatThrownBy(self::await).isInstanceOf(CancelledError.class);
      assertThat(others).allMatch(Promise::isCancelled);
    });
  }

  @Test
  void gatherOfDoneOnesDoesNotSuspend() {
    virtual(() -> {
      Task<Integer> done = createTask(() -> 1);
      done.await();
      var log = new ArrayList<String>();
      createTask(() -> {
        log.add("other");
      });
      assertThat(gather(done, done)).containsExactly(1, 1);
      assertThat(log).isEmpty();
    });
  }

  @Test
  void taskOutcomesTellHowEachEnded() {
    virtual(() -> {
      Task<Integer> cancelled = taskOf(9, 1);
      cancelled.cancel();
      List<Outcome<Integer>> outcomes =
          gatherTaskOutcomes(List.of(taskOf(2, 1), failingTask(1), cancelled));
      assertThat(outcomes.get(0)).isEqualTo(new Outcome.Success<>(1));
      assertThat(outcomes.get(1)).isInstanceOf(Outcome.Failure.class);
      assertThat(((Outcome.Failure<Integer>) outcomes.get(2)).exception())
          .isInstanceOf(CancelledError.class);
    });
  }

  // waitUntil

  @Test
  void firstCompletedReturnsAtTheFirst() {
    virtual(() -> {
      Task<Integer> fast = taskOf(1, 1);
      Task<Integer> slow = taskOf(2, 2);
      var result = waitUntil(ReturnWhen.FIRST_COMPLETED, List.of(slow, fast));
      assertThat(result.done()).containsExactly(fast);
      assertThat(result.pending()).containsExactly(slow);
      assertThat(slow.isCancelled()).isFalse();
    });
  }

  @Test
  void firstExceptionReturnsAtTheFirstFailureOrWhenAllAreDone() {
    virtual(() -> {
      Task<Integer> fast = taskOf(1, 1);
      Task<Integer> bad = failingTask(2);
      Task<Integer> slow = taskOf(3, 1);
      var result = waitUntil(ReturnWhen.FIRST_EXCEPTION, List.of(fast, bad, slow));
      assertThat(result.done()).containsExactlyInAnyOrder(fast, bad);
      assertThat(result.pending()).containsExactly(slow);
      var all = waitUntil(ReturnWhen.FIRST_EXCEPTION, List.of(fast, slow));
      assertThat(all.pending()).isEmpty();
      assertThatThrownBy(bad::await).isInstanceOf(IOException.class);
    });
  }

  @Test
  void aCancelledOneIsNoExceptionForFirstException() {
    virtual(() -> {
      Task<Integer> cancelled = taskOf(9, 1);
      Task<Integer> slow = taskOf(3, 1);
      cancelled.cancel();
      var result = waitUntil(ReturnWhen.FIRST_EXCEPTION, List.of(cancelled, slow));
      assertThat(result.pending()).isEmpty();
    });
  }

  @Test
  void allCompletedRaisesNothing() {
    virtual(() -> {
      Task<Integer> bad = failingTask(1);
      Task<Integer> slow = taskOf(3, 1);
      var result = waitUntil(ReturnWhen.ALL_COMPLETED, Set.of(bad, slow));
      assertThat(result.done()).containsExactlyInAnyOrder(bad, slow);
      assertThatThrownBy(bad::await).isInstanceOf(IOException.class);
    });
  }

  @Test
  void aTimeoutOfWaitUntilCancelsNothingAndRaisesNothing() {
    virtual(() -> {
      Task<Integer> fast = taskOf(1, 1);
      Task<Integer> slow = taskOf(5, 1);
      assertThat(
              timeOf(() -> {
                var result = waitUntil(ReturnWhen.ALL_COMPLETED, List.of(fast, slow), seconds(2));
                assertThat(result.done()).containsExactly(fast);
                assertThat(result.pending()).containsExactly(slow);
              }))
          .isEqualTo(seconds(2));
      assertThat(slow.await()).isEqualTo(1);
      var none = waitUntil(ReturnWhen.ALL_COMPLETED, List.of(taskOf(1, 1)), Duration.ZERO);
      assertThat(none.done()).isEmpty();
      var unlimited = waitUntil(ReturnWhen.ALL_COMPLETED, List.of(taskOf(1, 1)), null);
      assertThat(unlimited.pending()).isEmpty();
    });
  }

  @Test
  void cancellingAWaitUntilLeavesTheTasksAlone() {
    virtual(() -> {
      Task<Integer> slow = taskOf(5, 1);
      Task<?> waiter = createTask(() -> waitUntil(ReturnWhen.ALL_COMPLETED, List.of(slow)));
      settle();
      waiter.cancel();
      assertThatThrownBy(waiter::await).isInstanceOf(CancelledError.class);
      assertThat(slow.await()).isEqualTo(1);
    });
  }

  @Test
  void anEmptyWaitUntilIsRefused() {
    virtual(() -> {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> waitUntil(ReturnWhen.ALL_COMPLETED, List.<Task<Integer>>of()));
    });
  }

  @Test
  void waitUntilOfDoneOnesDoesNotSuspend() {
    virtual(() -> {
      Task<Integer> done = createTask(() -> 1);
      done.await();
      Task<Integer> slow = taskOf(5, 1);
      var log = new ArrayList<String>();
      createTask(() -> {
        log.add("other");
      });
      var result = waitUntil(ReturnWhen.FIRST_COMPLETED, List.of(slow, done));
      assertThat(result.done()).containsExactly(done);
      assertThat(log).isEmpty();
    });
  }

  // waitFor

  @Test
  void waitForGivesTheValueInTime() throws TimeoutException {
    virtual(() -> {
      assertThat(waitFor(taskOf(1, 5), seconds(2))).isEqualTo(5);
      assertThat(waitFor(taskOf(1, 5), null)).isEqualTo(5);
    });
  }

  @Test
  void waitForCancelsWhatIsNotDoneInTimeAndWaitsForItsEnd() {
    virtual(() -> {
      Task<Void> task =
          createTask(() -> {
            try {
              sleep(seconds(9));
            } finally {
              sleep(seconds(1));
            }
          });
      assertThat(
              timeOf(() ->
                  assertThatThrownBy(() -> waitFor(task, seconds(2)))
                      .isInstanceOf(TimeoutException.class)))
          .isEqualTo(seconds(3));
      assertThat(task.isCancelled()).isTrue();
    });
  }

  @Test
  void waitForOfADoneOneNeedsNoTime() throws TimeoutException {
    virtual(() -> {
      Task<Integer> done = createTask(() -> 1);
      done.await();
      assertThat(waitFor(done, Duration.ZERO)).isEqualTo(1);
      assertThat(waitFor(done, seconds(-1))).isEqualTo(1);
      assertThatThrownBy(() -> waitFor(taskOf(1, 1), Duration.ZERO))
          .isInstanceOf(TimeoutException.class);
    });
  }

  @Test
  void waitForGivesTheValueOfOneThatSwallowsTheCancellation() throws TimeoutException {
    virtual(() -> {
      Task<String> task =
          createTask(() -> {
            try {
              sleep(seconds(9));
            } catch (CancelledError e) {
              // has it anyway
            }
            return "anyway";
          });
      assertThat(waitFor(task, seconds(1))).isEqualTo("anyway");
      assertThat(currentTask().cancelling()).isZero();
    });
  }

  @Test
  void waitForLetsAFailureAndACancellationOfTheTaskThrough() {
    virtual(() -> {
      assertThatThrownBy(() -> waitFor(failingTask(1), seconds(2))).isInstanceOf(IOException.class);
      Task<Integer> cancelled = taskOf(9, 1);
      cancelled.cancel();
      assertThatThrownBy(() -> waitFor(cancelled, seconds(2))).isInstanceOf(CancelledError.class);
    });
  }

  @Test
  void aFailureInTheCleanUpOfATimedOutTaskGoesOut() {
    virtual(() -> {
      Task<Void> task =
          createTask(() -> {
            try {
              sleep(seconds(9));
            } finally {
              gather(() -> {
                throw new IllegalStateException("clean-up");
              });
            }
          });
      assertThatThrownBy(() -> waitFor(task, seconds(1))).hasMessage("clean-up");
      assertThat(currentTask().cancelling()).isZero();
    });
  }

  // shield

  @Test
  void aShieldedTaskGoesOnWhenTheCallerIsCancelled() {
    virtual(() -> {
      Task<Integer> inner = taskOf(5, 1);
      Task<Integer> outer = createTask(() -> shield(inner));
      settle();
      outer.cancel("stop");
      assertThatThrownBy(outer::await).isInstanceOf(CancelledError.class).hasMessage("stop");
      assertThat(inner.isDone()).isFalse();
      assertThat(inner.await()).isEqualTo(1);
    });
  }

  @Test
  void aShieldedBodyRunsInATaskOfItsOwnAndGoesOn() {
    virtual(() -> {
      var log = new ArrayList<Object>();
      Task<Void> outer =
          createTask(() ->
              shield(() -> {
                log.add(currentTask());
                sleep(seconds(5));
                log.add("saved");
              }));
      settle();
      outer.cancel();
      assertThatThrownBy(outer::await).isInstanceOf(CancelledError.class);
      assertThat(log).hasSize(1).doesNotContain(outer);
      sleep(seconds(6));
      assertThat(log).endsWith("saved");
    });
  }

  @Test
  void cancellingTheShieldedTaskItselfReachesTheCaller() {
    virtual(() -> {
      Task<Integer> inner = taskOf(5, 1);
      Task<Integer> outer = createTask(() -> shield(inner));
      settle();
      inner.cancel();
      assertThatThrownBy(outer::await).isInstanceOf(CancelledError.class);
    });
  }

  @Test
  void aShieldLetsTheExceptionThroughAsItIs() {
    virtual(() -> {
      assertThatThrownBy(() ->
              shield(() -> {
                throw new IOException("as it is");
              }))
          .isInstanceOf(IOException.class);
    });
  }

  @Test
  void aTimeoutOfAShieldLeavesTheTaskRunning() {
    virtual(() -> {
      Task<Integer> inner = taskOf(5, 1);
      assertThatThrownBy(() -> timeout(seconds(1), () -> shield(inner)))
          .isInstanceOf(TimeoutException.class);
      assertThat(inner.await()).isEqualTo(1);
    });
  }
}
