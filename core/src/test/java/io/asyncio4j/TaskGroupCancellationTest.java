package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.timeOf;
import static io.asyncio4j.Loops.virtual;
import static io.asyncio4j.TaskGroupTest.errorsOf;
import static io.asyncio4j.TaskGroupTest.fail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TaskGroupCancellationTest {
  @Test
  void aCancelledChildIsNoError() {
    virtual(() -> {
      var log = new ArrayList<String>();
      TaskGroup.run(group -> {
        Task<Void> child = group.createTask(() -> sleep(seconds(9)));
        group.createTask(() -> {
          sleep(seconds(2));
          log.add("sibling");
        });
        yieldNow();
        child.cancel();
        sleep(seconds(1));
      });
      assertThat(log).containsExactly("sibling");
    });
  }

  @Test
  void aCancelledErrorOfTheBodysOwnCancelsTheChildrenAndGoesOut() {
    virtual(() -> {
      assertThatThrownBy(() ->
              TaskGroup.run(group -> {
                group.createTask(() -> sleep(seconds(9)));
                throw new CancelledError("body");
              }))
          .isInstanceOf(CancelledError.class)
          .hasMessage("body");
      assertThat(allTasks()).hasSize(1);
    });
  }

  @Test
  void cancelledInItsBodyItCancelsTheChildrenAndEndsCancelled() {
    virtual(() -> {
      var log = new ArrayList<String>();
      Task<?> task =
          createTask(() ->
              TaskGroup.run(group -> {
                group.createTask(() -> {
                  try {
                    sleep(seconds(9));
                  } finally {
                    sleep(seconds(1));
                    log.add("child");
                  }
                });
                sleep(seconds(9));
              }));
      settle();
      task.cancel("stop");
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class).hasMessage("stop");
      assertThat(log).containsExactly("child");
      assertThat(task.cancelling()).isEqualTo(1);
    });
  }

  @Test
  void cancelledWhileItWaitsItCancelsTheChildrenAndEndsCancelled() {
    virtual(() -> {
      var log = new ArrayList<String>();
      Task<?> task =
          createTask(() ->
              TaskGroup.run(group ->
                  group.createTask(() -> {
                    try {
                      sleep(seconds(9));
                    } finally {
                      log.add("child");
                    }
                  })));
      settle();
      task.cancel("stop");
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class).hasMessage("stop");
      assertThat(log).containsExactly("child");
    });
  }

  @Test
  void aChildThatFailsBecauseTheCallerWasCancelledHasPriority() {
    virtual(() -> {
      var log = new ArrayList<String>();
      Task<?> task =
          createTask(() -> {
            ExceptionGroup errors =
                errorsOf(group ->
                    group.createTask(() -> {
                      try {
                        sleep(seconds(9));
                      } finally {
                        fail(new IOException("child"));
                      }
                    }));
            log.add("errors " + errors.exceptions().size());
            assertThat(currentTask().cancelling()).isEqualTo(1);
            sleep(seconds(1));
            log.add("not reached");
          });
      settle();
      task.cancel();
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
      assertThat(log).containsExactly("errors 1");
    });
  }

  @Test
  void anErrorAndACancellationAtTheSameTime() {
    virtual(() -> {
      var log = new ArrayList<String>();
      var started = new AsyncEvent();
      Task<?> task =
          createTask(() -> {
            ExceptionGroup errors =
                errorsOf(group -> {
                  group.createTask(() -> {
                    started.set();
                    yieldNow();
                    fail(new IOException("child"));
                  });
                  sleep(seconds(1));
                });
            log.add("errors " + errors.exceptions().size());
            assertThat(currentTask().cancelling()).isEqualTo(1);
            sleep(seconds(1));
            log.add("not reached");
          });
      started.await();
      assertThat(task.cancelling()).isZero();
      task.cancel();
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
      assertThat(task.cancelling()).isEqualTo(1);
      assertThat(log).containsExactly("errors 1");
    });
  }

  @Test
  void aLevelOfCancellationFromBeforeIsKept() {
    virtual(() -> {
      Task<?> task =
          createTask(() -> {
            try {
              sleep(seconds(9));
            } catch (CancelledError e) {
              // goes on, with the request still counted
            }
            TaskGroup.run(group -> group.createTask(() -> sleep(seconds(1))));
            assertThat(currentTask().cancelling()).isEqualTo(1);
          });
      settle();
      task.cancel();
      task.await();
    });
  }

  @Test
  void cancelLeavesTheGroupWithoutAnError() {
    virtual(() -> {
      var log = new ArrayList<String>();
      String value =
          TaskGroup.call(group -> {
            group.createTask(() -> {
              try {
                sleep(seconds(9));
              } finally {
                log.add("child");
              }
            });
            yieldNow();
            group.cancel();
            group.cancel();
            log.add("body goes on");
            sleep(seconds(1));
            return "not reached";
          });
      assertThat(value).isNull();
      assertThat(log).containsExactly("body goes on", "child");
      assertThat(currentTask().cancelling()).isZero();
      sleep(seconds(1));
    });
  }

  @Test
  void cancelByAChildEndsTheBodyToo() {
    virtual(() -> {
      var log = new ArrayList<String>();
      TaskGroup.run(group -> {
        group.createTask(() -> {
          sleep(seconds(1));
          group.cancel();
        });
        try {
          sleep(seconds(9));
        } finally {
          log.add("body");
        }
      });
      assertThat(log).containsExactly("body");
      assertThat(currentTask().cancelling()).isZero();
    });
  }

  @Test
  void cancelWhileTheGroupWaits() {
    virtual(() -> {
      assertThat(
              timeOf(() ->
                  assertThat(
                          TaskGroup.<String>call(group -> {
                            group.createTask(() -> sleep(seconds(9)));
                            runningLoop().callLater(seconds(1), group::cancel);
                            return "value";
                          }))
                      .isEqualTo("value")))
          .isEqualTo(seconds(1));
    });
  }

  @Test
  void cancelAtTheBodysEndLeavesNoCancellationBehind() {
    virtual(() -> {
      String value =
          TaskGroup.call(group -> {
            group.cancel();
            return "value";
          });
      assertThat(value).isEqualTo("value");
      assertThat(currentTask().cancelling()).isZero();
      sleep(seconds(1));
    });
  }

  @Test
  void cancelAtTheBodysEndInTheCleanUpOfACancelledTaskLeavesNoneBehind() {
    virtual(() -> {
      var log = new ArrayList<String>();
      Task<?> task =
          createTask(() -> {
            try {
              sleep(seconds(9));
            } finally {
              TaskGroup.run(TaskGroup::cancel);
              sleep(seconds(1));
              log.add("end");
            }
          });
      settle();
      task.cancel();
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
      assertThat(log).containsExactly("end");
    });
  }

  @Test
  void anErrorInTheCleanUpOfACancelledGroupGoesOut() {
    virtual(() -> {
      ExceptionGroup errors =
          errorsOf(group -> {
            group.createTask(() -> {
              try {
                sleep(seconds(9));
              } finally {
                fail(new IOException("clean-up"));
              }
            });
            yieldNow();
            group.cancel();
          });
      assertThat(errors.exceptions()).hasSize(1);
    });
  }

  @Test
  void aCancelledGroupWhoseCallerIsCancelledEndsCancelled() {
    virtual(() -> {
      Task<?> task =
          createTask(() ->
              TaskGroup.run(group -> {
                group.createTask(() -> {
                  try {
                    sleep(seconds(9));
                  } finally {
                    sleep(seconds(9));
                  }
                });
                yieldNow();
                group.cancel();
              }));
      sleep(seconds(1));
      task.cancel();
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
    });
  }

  @Test
  void aTimeoutAroundAGroupIsATimeout() {
    virtual(() -> {
      assertThatThrownBy(() ->
              timeout(
                  seconds(1),
                  () -> TaskGroup.run(group -> group.createTask(() -> sleep(seconds(9))))))
          .isInstanceOf(TimeoutException.class);
      assertThat(currentTask().cancelling()).isZero();
    });
  }
}
