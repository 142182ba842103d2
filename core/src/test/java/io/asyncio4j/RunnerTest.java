package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtualRunner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** {@link Runner} and {@link Asyncio#run}. */
class RunnerTest {
  @Test
  void runGivesTheValueAndTheExceptionAsItIs() {
    var failure = new IOException("gone");
    int value = run(() -> 42);
    assertThat(value).isEqualTo(42);
    assertThatThrownBy(() ->
            run(() -> {
              throw failure;
            }))
        .isSameAs(failure);
  }

  @Test
  void runCancelsWhatIsLeftAndWaitsForIt() {
    var log = new ArrayList<String>();
    run(() -> {
      createTask(() -> {
        try {
          sleep(seconds(100));
        } finally {
          yieldNow();
          log.add("cleaned up");
          createTask(() -> {
            log.add("started in the clean-up");
            sleep(seconds(100));
          });
          yieldNow();
        }
      });
      yieldNow();
      log.add("main");
    });
    assertThat(log).containsExactly("main", "cleaned up", "started in the clean-up");
  }

  @Test
  void runClosesGeneratorsLeftOpen() {
    var log = new ArrayList<String>();
    run(() -> {
      AsyncIterator<Integer> numbers =
          generator(out -> {
            try {
              out.emit(1);
            } finally {
              log.add("closed");
            }
          });
      numbers.iterator().next();
    });
    assertThat(log).containsExactly("closed");
  }

  @Test
  void runWaitsForTheJobsOfTheDefaultExecutor() {
    var log = new CompletableFuture<String>();
    run(() -> {
      createTask(() ->
          toThread(() -> {
            try {
              Thread.sleep(100_000);
            } catch (InterruptedException e) {
              log.complete("interrupted");
            }
          }));
      yieldNow();
      yieldNow();
    });
    assertThat(log.getNow("not waited for")).isIn("interrupted", "not waited for");
  }

  @Test
  void aFailureInTheFinalCleanUpIsReported() {
    List<LoopException> reports =
        Loops.reportsOf(() -> {
          createTask(() -> {
            try {
              sleep(seconds(9));
            } finally {
              gather(() -> {
                throw new IllegalArgumentException("clean-up");
              });
            }
          });
          yieldNow();
        });
    assertThat(reports)
        .singleElement()
        .extracting(LoopException::exception)
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void runInsideARunningLoopIsRefused() {
    run(() -> {
      assertThatIllegalStateException()
          .isThrownBy(() -> run(() -> 1))
          .withMessageContaining("createTask");
      try (var other = Runner.builder().build()) {
        assertThatIllegalStateException().isThrownBy(() -> other.run(() -> 1));
        settle();
      } catch (IllegalStateException e) {
        // closing one inside a running loop is refused, too
      }
    });
  }

  @Test
  void aWorkerThreadMayRunALoopOfItsOwn() {
    int value = run(() -> toThread(() -> run(() -> 1)));
    assertThat(value).isEqualTo(1);
  }

  @Test
  void severalRunsShareTheLoopAndItsContextAndItsTasks() {
    var name = ContextVar.of("name", "none");
    var log = new ArrayList<String>();
    try (var runner = virtualRunner()) {
      EventLoop loop = runner.loop();
      runner.run(() -> {
        assertThat(runningLoop()).isSameAs(loop);
        name.set("first");
        createTask(() -> {
          sleep(seconds(5));
          log.add("left over");
        });
      });
      assertThat(log).isEmpty();
      runner.run(() -> {
        assertThat(runningLoop()).isSameAs(loop);
        assertThat(name.get()).isEqualTo("first");
        sleep(seconds(6));
      });
      assertThat(log).containsExactly("left over");
    }
    assertThat(name.get()).isEqualTo("none");
  }

  @Test
  void theLoopMayBeUsedBeforeTheFirstRun() {
    try (var runner = virtualRunner()) {
      Task<Integer> early = runner.loop().createTask(() -> 1);
      assertThat(runner.loop().isRunning()).isFalse();
      assertThat(runner.run(() -> early.await())).isEqualTo(1);
    }
  }

  @Test
  void closeCancelsWhatIsLeft() {
    var log = new ArrayList<String>();
    var runner = virtualRunner();
    runner.run(() -> {
      createTask(() -> {
        try {
          sleep(seconds(9));
        } finally {
          log.add("cleaned up");
        }
      });
      yieldNow();
    });
    assertThat(log).isEmpty();
    EventLoop loop = runner.loop();
    runner.close();
    runner.close();
    assertThat(log).containsExactly("cleaned up");
    assertThat(loop.isClosed()).isTrue();
  }

  @Test
  void afterCloseNothingWorks() {
    var runner = virtualRunner();
    EventLoop loop = runner.loop();
    runner.close();
    assertThatIllegalStateException().isThrownBy(() -> runner.run(() -> 1));
    assertThatIllegalStateException().isThrownBy(() -> runner.run(() -> {}));
    assertThatIllegalStateException().isThrownBy(runner::loop);
    assertThatIllegalStateException().isThrownBy(() -> loop.createTask(() -> 1));
    assertThatIllegalStateException().isThrownBy(() -> loop.callSoon(() -> {}));
    assertThatIllegalStateException().isThrownBy(() -> runCoroutineThreadsafe(loop, () -> 1));
  }

  @Test
  void closeInsideItsOwnRunIsRefused() {
    try (var runner = virtualRunner()) {
      runner.run(() -> assertThatIllegalStateException().isThrownBy(runner::close));
      assertThat(runner.run(() -> 1)).isEqualTo(1);
    }
  }

  @Test
  void closeWhileAnotherThreadRunsItIsRefused() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var end = new CompletableFuture<String>();
    try (var runner = Runner.builder().build()) {
      Thread thread =
          Thread.ofPlatform()
              .start(() ->
                  runner.run(() -> {
                    begun.countDown();
                    await(end);
                  }));
      begun.await();
      assertThatIllegalStateException().isThrownBy(runner::close);
      assertThatIllegalStateException().isThrownBy(() -> runner.run(() -> 1));
      end.complete("end");
      thread.join();
      assertThat(runner.run(() -> 1)).isEqualTo(1);
    }
  }

  @Test
  void theNameIsTheLoopsAndItsThreads() {
    Thread here = Thread.currentThread();
    String before = here.getName();
    try (var runner = Runner.builder().name("engine").build()) {
      runner.run(() -> {
        runningLoop()
            .callSoon(() -> assertThat(Thread.currentThread().getName()).isEqualTo("engine"));
        yieldNow();
        assertThat(here.getName()).isEqualTo("engine");
        assertThat(runningLoop().name()).isEqualTo("engine");
      });
    }
    assertThat(here.getName()).isEqualTo(before);
  }

  @Test
  void debugIsTheLoops() {
    try (var runner = Runner.builder().debug(true).build()) {
      assertThat(runner.loop().isDebug()).isTrue();
    }
  }

  @Test
  void tasksThatAreStuckStayAndCloseCancelsThem() {
    var log = new ArrayList<String>();
    var runner = virtualRunner();
    assertThatIllegalStateException()
        .isThrownBy(() ->
            runner.run(() -> {
              var tasks = new ArrayList<Task<?>>();
              for (int i = 0; i < 2; i++) {
                int other = 1 - i;
                tasks.add(
                    createTask(
                        "knot-" + i,
                        () -> {
                          try {
                            tasks.get(other).await();
                          } finally {
                            log.add("untied");
                          }
                        }));
              }
              gatherTasks(tasks);
            }))
        .withMessageContaining("knot-0")
        .withMessageContaining("knot-1");
    assertThat(log).isEmpty();
    runner.close();
    assertThat(log).containsExactly("untied", "untied");
  }

  @Test
  void aMainThatIsCancelledEndsCancelled() {
    assertThatThrownBy(() ->
            run(() -> {
              currentTask().cancel("by itself");
              yieldNow();
            }))
        .isInstanceOf(CancelledError.class)
        .hasMessage("by itself");
  }

  @Test
  void anInterruptOfTheLoopsThreadCancelsMain() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var outcome = new CompletableFuture<Throwable>();
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                run(() -> {
                  begun.countDown();
                  sleep(seconds(100));
                });
              } catch (Throwable e) {
                outcome.complete(e);
              }
            });
    begun.await();
    do {
      // One that hits while a coroutine is mounted is lost: the JDK clears the carrier's flag.
      thread.interrupt();
    } while (!thread.join(Duration.ofMillis(10)));
    assertThat(outcome.getNow(null)).isInstanceOf(CancelledError.class);
  }

  @Test
  void aVirtualThreadMayRunALoop() throws InterruptedException {
    var results = new ArrayList<Object>();
    Thread.ofVirtual()
        .start(() -> {
          results.add(run(() -> gather(() -> 1, () -> 2)));
          var wrapped = new CompletionException(new IOException("inside"));
          try {
            run(() -> {
              throw wrapped;
            });
          } catch (Throwable e) {
            results.add(e == wrapped);
          }
          try {
            run(() -> {
              throw new IOException("as it is");
            });
          } catch (Throwable e) {
            results.add(e.getMessage());
          }
        })
        .join();
    assertThat(results).containsExactly(List.of(1, 2), true, "as it is");
  }

  @Test
  void whatIsRefusedSaysWhatToDoInstead() {
    var runner = Loops.virtualRunner();
    runner.run(() -> {
      assertThatThrownBy(runner::close).hasMessageContaining("call it when run() has returned");
      assertThatThrownBy(() -> runner.run(() -> {})).hasMessageContaining("createTask");
    });
    runner.close();
    assertThatThrownBy(runner::loop).hasMessageContaining("build a new one");
  }

  @Test
  void adviceNeedsAnArtifactThatIsNamed() {
    assertThatThrownBy(() -> Runner.builder().advise(true).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("io.asyncio4j:asyncio4j-advise");
  }

  @Test
  void thereIsNoAdviceWhereNobodyAskedForIt() {
    try (var runner = Runner.builder().build()) {
      assertThatThrownBy(runner::advice)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("advise(true)");
    }
  }
}
