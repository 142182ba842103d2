package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static io.asyncio4j.Loops.assertCollected;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.timeOf;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TaskGroupTest {
  static void fail(Throwable failure) throws IOException {
    throw Throwing.sneaky(failure);
  }

  static ExceptionGroup errorsOf(TaskGroup.Body<?> body) {
    return catchThrowableOfType(ExceptionGroup.class, () -> TaskGroup.run(body));
  }

  @Test
  void itsEndWaitsForItsTasks() {
    virtual(() -> {
      var results = new ArrayList<Integer>();
      assertThat(
              timeOf(() ->
                  TaskGroup.run(group -> {
                    var a =
                        group.createTask(() -> {
                          sleep(seconds(2));
                          results.add(1);
                        });
                    group.createTask("b", () -> sleep(seconds(1)));
                    assertThat(a.isDone()).isFalse();
                  })))
          .isEqualTo(seconds(2));
      assertThat(results).containsExactly(1);
    });
  }

  @Test
  void callGivesTheBodysValueAfterTheTasksAreOver() {
    virtual(() -> {
      var log = new ArrayList<String>();
      String value =
          TaskGroup.call(group -> {
            group.createTask(() -> {
              sleep(seconds(1));
              log.add("child");
            });
            return "value";
          });
      assertThat(value).isEqualTo("value");
      assertThat(log).containsExactly("child");
    });
  }

  @Test
  void theBodyRunsInTheCallingTask() {
    virtual(() -> {
      Task<?> caller = currentTask();
      TaskGroup.run(_ -> assertThat(currentTask()).isSameAs(caller));
    });
  }

  @Test
  void aFailingChildCancelsTheRestAndTheBody() {
    virtual(() -> {
      var log = new ArrayList<String>();
      var failure = new IOException("child");
      ExceptionGroup errors =
          errorsOf(group -> {
            group.createTask(() -> {
              try {
                sleep(seconds(9));
              } finally {
                log.add("other child");
              }
            });
            group.createTask(() -> fail(failure));
            try {
              sleep(seconds(9));
            } finally {
              log.add("body");
            }
          });
      assertThat(errors.exceptions()).containsExactly(failure);
      assertThat(log).containsExactlyInAnyOrder("other child", "body");
      assertThat(currentTask().cancelling()).isZero();
      sleep(seconds(1));
    });
  }

  @Test
  void aChildThatFailsWhileTheBodyIsOverCancelsTheRest() {
    virtual(() -> {
      assertThat(
              timeOf(() -> {
                ExceptionGroup errors =
                    errorsOf(group -> {
                      group.createTask(() -> sleep(seconds(9)));
                      group.createTask(() -> {
                        sleep(seconds(1));
                        fail(new IOException("child"));
                      });
                    });
                assertThat(errors.exceptions()).hasSize(1);
              }))
          .isEqualTo(seconds(1));
    });
  }

  @Test
  void aFailingBodyCancelsTheChildren() {
    virtual(() -> {
      var log = new ArrayList<String>();
      var failure = new IOException("body");
      ExceptionGroup errors =
          errorsOf(group -> {
            group.createTask(() -> {
              try {
                sleep(seconds(9));
              } finally {
                log.add("child");
              }
            });
            yieldNow();
            throw failure;
          });
      assertThat(errors.exceptions()).containsExactly(failure);
      assertThat(log).containsExactly("child");
    });
  }

  @Test
  void aFailingBodyAndFailingChildrenGoOutTogetherEachOnce() {
    virtual(() -> {
      var body = new IOException("body");
      var child = new IllegalStateException("child");
      ExceptionGroup errors =
          errorsOf(group -> {
            for (int i = 0; i < 2; i++) {
              group.createTask(() -> {
                try {
                  sleep(seconds(9));
                } finally {
                  fail(child);
                }
              });
            }
            yieldNow();
            throw body;
          });
      assertThat(errors.exceptions()).containsExactlyInAnyOrder(body, child);
    });
  }

  @Test
  void aBodyThatRethrowsItsChildsExceptionDoesNotDoubleIt() {
    virtual(() -> {
      var failure = new IOException("child");
      ExceptionGroup errors =
          errorsOf(group -> {
            Task<Void> child = group.createTask(() -> fail(failure));
            child.await();
          });
      assertThat(errors.exceptions()).containsExactly(failure);
      assertThat(currentTask().cancelling()).isZero();
    });
  }

  @Test
  void errorsAreMembersLikeExceptions() {
    virtual(() -> {
      var error = new AssertionError("error");
      assertThat(errorsOf(group -> group.createTask(() -> fail(error))).exceptions())
          .containsExactly(error);
      assertThat(
              errorsOf(
                      _ -> {
                        throw error;
                      })
                  .exceptions())
          .containsExactly(error);
    });
  }

  @Test
  void groupsNest() {
    virtual(() -> {
      ExceptionGroup errors =
          errorsOf(outer -> {
            outer.createTask(() ->
                TaskGroup.run(inner -> {
                  inner.createTask(() -> fail(new IOException("inner")));
                  sleep(seconds(9));
                }));
            sleep(seconds(9));
          });
      assertThat(errors.exceptions()).singleElement().isInstanceOf(ExceptionGroup.class);
      assertThat(errors.contains(IOException.class)).isTrue();
    });
  }

  @Test
  void aGroupInTheBodyOfAnotherIsCancelledWithIt() {
    virtual(() -> {
      var log = new ArrayList<String>();
      ExceptionGroup errors =
          errorsOf(outer -> {
            outer.createTask(() -> {
              sleep(seconds(1));
              fail(new IOException("outer"));
            });
            TaskGroup.run(inner ->
                inner.createTask(() -> {
                  try {
                    sleep(seconds(9));
                  } finally {
                    log.add("inner child");
                  }
                }));
            log.add("not reached");
          });
      assertThat(errors.exceptions()).singleElement().isInstanceOf(IOException.class);
      assertThat(log).containsExactly("inner child");
      assertThat(currentTask().cancelling()).isZero();
    });
  }

  @Test
  void bothOfTwoNestedGroupsFail() {
    virtual(() -> {
      ExceptionGroup errors =
          errorsOf(outer -> {
            outer.createTask(() -> fail(new IOException("outer")));
            TaskGroup.run(inner ->
                inner.createTask(() -> {
                  try {
                    sleep(seconds(9));
                  } finally {
                    fail(new IllegalStateException("inner"));
                  }
                }));
          });
      assertThat(errors.contains(IOException.class)).isTrue();
      assertThat(errors.contains(IllegalStateException.class)).isTrue();
      assertThat(currentTask().cancelling()).isZero();
      sleep(seconds(1));
    });
  }

  @Test
  void whateverCodeMayAddTasksWhileItIsOpen() {
    virtual(() -> {
      var log = new ArrayList<String>();
      TaskGroup.run(group ->
          group.createTask(() -> {
            sleep(seconds(1));
            // the body is over, the group waits
            group.createTask(() -> {
              sleep(seconds(1));
              log.add("grandchild");
            });
          }));
      assertThat(log).containsExactly("grandchild");
    });
  }

  @Test
  void aLoopCallbackMayAddATask() {
    virtual(() -> {
      var log = new ArrayList<String>();
      TaskGroup.run(group -> {
        runningLoop()
            .callSoon(() ->
                group.createTask(() -> {
                  log.add("added");
                }));
        sleep(seconds(1));
      });
      assertThat(log).containsExactly("added");
    });
  }

  @Test
  void aGroupThatShutsDownOrIsClosedTakesNoMore() {
    virtual(() -> {
      var kept = new ArrayList<TaskGroup>();
      var refused = new AtomicInteger();
      errorsOf(group -> {
        kept.add(group);
        group.createTask(() -> fail(new IOException("child")));
        try {
          sleep(seconds(9));
        } finally {
          try {
            group.createTask(() -> 1);
          } catch (IllegalStateException e) {
            refused.incrementAndGet();
          }
        }
      });
      assertThat(refused).hasValue(1);
      assertThatIllegalStateException().isThrownBy(() -> kept.get(0).createTask(() -> 1));
      TaskGroup.run(kept::add);
      assertThatIllegalStateException().isThrownBy(() -> kept.get(1).createTask(() -> 1));
      assertThat(allTasks()).hasSize(1);
    });
  }

  @Test
  void aBodyBlockedInTheJdkIsInterruptedWhenAChildFails() {
    run(() -> {
      ExceptionGroup errors =
          errorsOf(group -> {
            group.createTask(() -> fail(new IOException("child")));
            Thread.sleep(100_000);
          });
      assertThat(errors.exceptions()).singleElement().isInstanceOf(IOException.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      sleep(java.time.Duration.ofNanos(1));
    });
  }

  @Test
  void aGroupOfManyTasks() {
    virtual(() -> {
      var done = new AtomicInteger();
      TaskGroup.run(group -> {
        for (int i = 0; i < 10_000; i++) {
          group.createTask(() -> {
            sleep(seconds(1));
            done.incrementAndGet();
          });
        }
      });
      assertThat(done).hasValue(10_000);
    });
  }

  @Test
  void errorsTakenByAGroupAreNotReported() {
    List<LoopException> reports =
        Loops.reportsOf(() -> errorsOf(g -> g.createTask(() -> fail(new IOException("child")))));
    assertThat(reports).isEmpty();
  }

  @Test
  void aTaskThatIsKeptDoesNotKeepTheOneWhoseGroupStartedIt() {
    virtual(() -> {
      var kept = new ArrayList<Task<?>>();
      var parent =
          new WeakReference<Task<?>>(
              createTask(() -> TaskGroup.run(g -> kept.add(g.createTask(() -> 1)))));
      settle();
      assertCollected(parent);
      assertThat(kept.getFirst().isDone()).isTrue();
    });
  }
}
