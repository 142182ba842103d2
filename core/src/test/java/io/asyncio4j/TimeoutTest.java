package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.timeOf;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** {@link Timeout}, {@code timeout} and {@code moveOnAfter}. */
class TimeoutTest {
  private static final Duration SHORT = Duration.ofMillis(20);

  @Test
  void aBodyInTimeGivesItsValueAndItsException() throws TimeoutException {
    virtual(() -> {
      assertThat(timeout(seconds(2), () -> 5)).isEqualTo(5);
      timeout(seconds(2), () -> sleep(seconds(1)));
      assertThatThrownBy(() ->
              timeout(
                  seconds(2),
                  () -> {
                    throw new IOException("body");
                  }))
          .isInstanceOf(IOException.class);
      assertThat(currentTask().cancelling()).isZero();
    });
  }

  @Test
  void aBodyThatTakesTooLongIsCancelled() {
    virtual(() -> {
      var log = new ArrayList<String>();
      assertThat(
              timeOf(() ->
                  assertThatThrownBy(() ->
                          timeout(
                              seconds(2),
                              () -> {
                                try {
                                  sleep(seconds(9));
                                } catch (CancelledError e) {
                                  log.add("cancelled");
                                  throw e;
                                }
                              }))
                      .isExactlyInstanceOf(TimeoutException.class)
                      .hasCauseInstanceOf(CancelledError.class)))
          .isEqualTo(seconds(2));
      assertThat(log).containsExactly("cancelled");
      assertThat(currentTask().cancelling()).isZero();
      sleep(seconds(9));
    });
  }

  @Test
  void theBodyRunsInTheCallingTask() throws TimeoutException {
    virtual(() -> {
      Task<?> caller = currentTask();
      timeout(seconds(1), () -> assertThat(currentTask()).isSameAs(caller));
      moveOnAfter(seconds(1), () -> assertThat(currentTask()).isSameAs(caller));
    });
  }

  @Test
  void nullNeverExpires() throws TimeoutException {
    virtual(() -> {
      boolean expired =
          Timeout.call(
              null,
              limit -> {
                assertThat(limit.when()).isEmpty();
                sleep(Duration.ofDays(1000));
                return limit.expired();
              });
      assertThat(expired).isFalse();
      timeout(null, () -> sleep(seconds(1)));
      assertThat(moveOnAfter(null, () -> sleep(seconds(1)))).isTrue();
    });
  }

  @Test
  void zeroAndLessExpireAtTheFirstSuspension() {
    virtual(() -> {
      for (Duration none :
          new Duration[] {Duration.ZERO, seconds(-1), Duration.ofSeconds(Long.MIN_VALUE)}) {
        var log = new ArrayList<String>();
        assertThatThrownBy(() ->
                timeout(
                    none,
                    () -> {
                      log.add("begun");
                      sleep(seconds(1));
                      log.add("not reached");
                    }))
            .isInstanceOf(TimeoutException.class);
        assertThat(log).containsExactly("begun");
        assertThatThrownBy(() -> timeout(none, () -> yieldNow()))
            .isInstanceOf(TimeoutException.class);
      }
    });
  }

  @Test
  void aBodyThatNeverSuspendsIsInTimeEvenIfThereIsNone() throws TimeoutException {
    virtual(() -> {
      assertThat(timeout(Duration.ZERO, () -> 1)).isEqualTo(1);
      sleep(seconds(1));
      assertThat(currentTask().cancelling()).isZero();
    });
  }

  @Test
  void noDurationOverflows() throws TimeoutException {
    virtual(() -> {
      sleep(seconds(1));
      Timeout.run(
          Duration.ofSeconds(Long.MAX_VALUE),
          limit -> {
            assertThat(limit.when()).isEqualTo(OptionalLong.of(Long.MAX_VALUE));
            sleep(seconds(1));
            limit.reschedule(Duration.ofNanos(Long.MAX_VALUE));
            assertThat(limit.when()).isEqualTo(OptionalLong.of(Long.MAX_VALUE));
            limit.reschedule(Duration.ofDays(Long.MAX_VALUE / 86_400));
            sleep(Duration.ofDays(1000));
            assertThat(limit.expired()).isFalse();
          });
    });
  }

  @Test
  void whenIsATimeOfTheLoopsClock() throws TimeoutException {
    virtual(() -> {
      sleep(seconds(3));
      long now = runningLoop().time();
      Timeout.run(
          seconds(2),
          limit -> assertThat(limit.when()).isEqualTo(OptionalLong.of(now + seconds(2).toNanos())));
    });
  }

  @Test
  void aSwallowedCancellationGivesTheBodysValueAndIsExpired() throws TimeoutException {
    virtual(() -> {
      String value =
          Timeout.call(
              seconds(1),
              limit -> {
                try {
                  sleep(seconds(9));
                } catch (CancelledError e) {
                  assertThat(limit.expired()).isTrue();
                }
                return "swallowed";
              });
      assertThat(value).isEqualTo("swallowed");
      assertThat(currentTask().cancelling()).isZero();
      sleep(seconds(1));
    });
  }

  @Test
  void anotherExceptionAfterTheEndOfTimeGoesOutAsItIs() {
    virtual(() -> {
      assertThatThrownBy(() ->
              timeout(
                  seconds(1),
                  () -> {
                    try {
                      sleep(seconds(9));
                    } finally {
                      failing();
                    }
                  }))
          .isInstanceOf(IOException.class);
      assertThat(currentTask().cancelling()).isZero();
    });
  }

  private static void failing() throws IOException {
    throw new IOException("in clean-up");
  }

  @Test
  void rescheduleMovesTheEnd() throws TimeoutException {
    virtual(() -> {
      assertThat(
              timeOf(() ->
                  assertThatThrownBy(() ->
                          Timeout.run(
                              seconds(1),
                              limit -> {
                                limit.reschedule(seconds(5));
                                sleep(seconds(9));
                              }))
                      .isInstanceOf(TimeoutException.class)))
          .isEqualTo(seconds(5));
      Timeout.run(
          seconds(1),
          limit -> {
            limit.reschedule(null);
            assertThat(limit.when()).isEmpty();
            sleep(seconds(9));
          });
      assertThatThrownBy(() ->
              Timeout.run(
                  null,
                  limit -> {
                    limit.reschedule(Duration.ZERO);
                    sleep(seconds(9));
                  }))
          .isInstanceOf(TimeoutException.class);
    });
  }

  @Test
  void rescheduleIsRefusedOnceExpiredOrOver() throws TimeoutException {
    virtual(() -> {
      var kept = new ArrayList<Timeout>();
      Timeout.run(
          seconds(1),
          limit -> {
            kept.add(limit);
            try {
              sleep(seconds(9));
            } catch (CancelledError e) {
              assertThatIllegalStateException().isThrownBy(() -> limit.reschedule(seconds(1)));
            }
          });
      Timeout.run(seconds(1), kept::add);
      for (Timeout limit : kept) {
        assertThatIllegalStateException().isThrownBy(() -> limit.reschedule(seconds(1)));
      }
      assertThat(kept.get(0).expired()).isTrue();
      assertThat(kept.get(1).expired()).isFalse();
    });
  }

  @Test
  void aCancellationFromOutsideIsNotATimeout() {
    virtual(() -> {
      Task<?> task = createTask(() -> timeout(seconds(9), () -> sleep(seconds(10))));
      settle();
      task.cancel("outside");
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class).hasMessage("outside");
      assertThat(task.cancelling()).isEqualTo(1);
    });
  }

  @Test
  void aCancellationFromOutsideAtTheSameTimeWins() {
    virtual(() -> {
      Task<?> task = createTask(() -> timeout(seconds(1), () -> sleep(seconds(10))));
      settle();
      runningLoop().callLater(seconds(1), task::cancel);
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
      assertThat(task.cancelling()).isEqualTo(1);
    });
  }

  @Test
  void theOuterOfTwoTimeoutsExpiresFirst() {
    virtual(() -> {
      var log = new ArrayList<String>();
      assertThatThrownBy(() ->
              timeout(
                  seconds(1),
                  () -> {
                    try {
                      timeout(seconds(2), () -> sleep(seconds(9)));
                    } catch (TimeoutException e) {
                      log.add("inner");
                    }
                  }))
          .isInstanceOf(TimeoutException.class);
      assertThat(log).isEmpty();
    });
  }

  @Test
  void theInnerOfTwoTimeoutsExpiresFirst() throws TimeoutException {
    virtual(() -> {
      String value =
          timeout(
              seconds(2),
              () -> {
                assertThatThrownBy(() -> timeout(seconds(1), () -> sleep(seconds(9))))
                    .isInstanceOf(TimeoutException.class);
                return "went on";
              });
      assertThat(value).isEqualTo("went on");
    });
  }

  @Test
  void ofTwoTimeoutsThatExpireTogetherTheOuterCounts() {
    virtual(() -> {
      var log = new ArrayList<String>();
      assertThatThrownBy(() ->
              timeout(
                  seconds(1),
                  () -> {
                    try {
                      timeout(seconds(1), () -> sleep(seconds(9)));
                    } catch (TimeoutException e) {
                      log.add("inner");
                    }
                  }))
          .isInstanceOf(TimeoutException.class);
      assertThat(log).isEmpty();
      assertThat(currentTask().cancelling()).isZero();
      sleep(seconds(9));
    });
  }

  @Test
  void aTimeoutInTheCleanUpOfACancelledTask() {
    virtual(() -> {
      var log = new ArrayList<String>();
      Task<?> task =
          createTask(() -> {
            try {
              sleep(seconds(9));
            } finally {
              try {
                timeout(seconds(1), () -> sleep(seconds(5)));
              } catch (TimeoutException e) {
                log.add("clean-up timed out");
              }
              sleep(seconds(1));
              log.add("end");
            }
          });
      settle();
      task.cancel();
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
      assertThat(log).containsExactly("clean-up timed out", "end");
      assertThat(task.cancelling()).isEqualTo(1);
    });
  }

  @Test
  void anExpiredTimeoutWhoseBodyEndsInTheSameTurnLeavesNoCancellationBehind()
      throws TimeoutException {
    virtual(() -> {
      Promise<Void> promise = Promise.create();
      runningLoop().callLater(seconds(1), () -> promise.setResult(null));
      var outcome = catchThrowable(() -> timeout(seconds(1), () -> promise.await()));
      assertThat(outcome).isInstanceOfAny(TimeoutException.class);
      sleep(seconds(1));
      assertThat(currentTask().cancelling()).isZero();
    });
  }

  @Test
  void aRestBesideATimeoutInAGroup() {
    virtual(() -> {
      assertThatThrownBy(() ->
              timeout(
                  seconds(1),
                  () ->
                      TaskGroup.run(group -> {
                        group.createTask(() -> sleep(seconds(9)));
                        sleep(seconds(9));
                      })))
          .isInstanceOf(TimeoutException.class);
      assertThat(allTasks()).hasSize(1);
    });
  }
}
