package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class TaskCancellationTest {
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
}
