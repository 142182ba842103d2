package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.generator;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class GeneratorTest {
  private final List<Object> log = new ArrayList<>();

  /** Counts for ever, and says what becomes of it. */
  private AsyncIterator<Integer> counter() {
    return generator(out -> {
      log.add("begin");
      try {
        for (int i = 1; ; i++) {
          out.emit(i);
        }
      } finally {
        log.add("finally");
      }
    });
  }

  @Test
  void itHandsOutWhatItsBodyEmits() {
    virtual(() -> {
      AsyncIterator<String> words =
          generator(out -> {
            out.emit("a");
            sleep(seconds(1));
            out.emit("b");
            out.emit(null);
          });
      words.forEach(log::add);
      assertThat(log).containsExactly("a", "b", null);
    });
  }

  @Test
  void theLoopForgetsOneThatWasCancelledBeforeItsBodyBegan() {
    virtual(() -> {
      var consumer =
          createTask(() -> {
            Asyncio.currentTask().cancel();
            return counter().iterator().next();
          });
      assertThatThrownBy(consumer::await).isInstanceOf(CancelledError.class);
      assertThat(log).isEmpty();
      assertThat(Asyncio.runningLoop().openGenerators).isEmpty();
    });
  }

  @Test
  void itNeverRunsAheadOfItsConsumer() {
    virtual(() -> {
      AsyncIterator<Integer> numbers =
          generator(out -> {
            for (int i = 1; i <= 3; i++) {
              log.add("making " + i);
              out.emit(i);
            }
            log.add("end");
          });
      settle();
      assertThat(log).as("the body starts with the first value").isEmpty();
      for (int number : numbers) {
        log.add("got " + number);
        settle();
      }
      assertThat(log)
          .containsExactly("making 1", "got 1", "making 2", "got 2", "making 3", "got 3", "end");
    });
  }

  @Test
  void itCanBeIteratedOnce() {
    virtual(() -> {
      var numbers = counter();
      numbers.iterator();
      assertThatThrownBy(numbers::iterator).isInstanceOf(IllegalStateException.class);
      numbers.close();
    });
  }

  @Test
  void hasNextMayBeAskedOftenAndNextAlone() {
    virtual(() -> {
      AsyncIterator<Integer> numbers =
          generator(out -> {
            out.emit(1);
            out.emit(2);
          });
      var values = numbers.iterator();
      assertThat(values.hasNext()).isTrue();
      assertThat(values.hasNext()).isTrue();
      assertThat(values.next()).isEqualTo(1);
      assertThat(values.next()).isEqualTo(2);
      assertThat(values.hasNext()).isFalse();
      assertThatThrownBy(values::next).isInstanceOf(NoSuchElementException.class);
    });
  }

  @Test
  void closeRunsTheBodysFinallyAndWaitsForIt() {
    virtual(() -> {
      AsyncIterator<Integer> slow =
          generator(out -> {
            try {
              out.emit(1);
            } finally {
              sleep(seconds(5));
              log.add("finally");
            }
          });
      try (slow) {
        for (var _ : slow) {
          break;
        }
        assertThat(log).isEmpty();
      }
      assertThat(log).containsExactly("finally");
      assertThat(Asyncio.runningLoop().time()).isEqualTo(5_000_000_000L);
    });
  }

  @Test
  void closeMayBeCalledTwiceAndAfterTheEnd() {
    virtual(() -> {
      var numbers = counter();
      numbers.iterator().next();
      numbers.close();
      numbers.close();
      assertThat(log).containsExactly("begin", "finally");
      AsyncIterator<Integer> empty = generator(_ -> {});
      assertThat(empty.iterator().hasNext()).isFalse();
      empty.close();
    });
  }

  @Test
  void closeBeforeTheFirstValueNeverStartsTheBody() {
    virtual(() -> {
      var numbers = counter();
      numbers.close();
      assertThat(numbers.iterator().hasNext()).isFalse();
      settle();
      assertThat(log).isEmpty();
    });
  }

  @Test
  void afterCloseTheIterationIsOver() {
    virtual(() -> {
      var numbers = counter();
      var values = numbers.iterator();
      values.next();
      assertThat(values.hasNext()).isTrue();
      numbers.close();
      assertThat(values.hasNext()).isFalse();
      assertThatThrownBy(values::next).isInstanceOf(NoSuchElementException.class);
    });
  }

  @Test
  void theBodysExceptionArrivesAsItWasThrownAndOnce() {
    virtual(() -> {
      var broken = new IOException("broken");
      AsyncIterator<Integer> numbers =
          generator(out -> {
            out.emit(1);
            throw broken;
          });
      var values = numbers.iterator();
      assertThat(values.next()).isEqualTo(1);
      assertThatThrownBy(values::hasNext).isSameAs(broken);
      assertThat(values.hasNext()).isFalse();
      numbers.close();
    });
  }

  @Test
  void aFailingFinallyGoesOutOfClose() {
    virtual(() -> {
      var broken = new IllegalArgumentException("broken");
      AsyncIterator<Integer> numbers =
          generator(out -> {
            try {
              out.emit(1);
            } finally {
              fail(broken);
            }
          });
      numbers.iterator().next();
      assertThatThrownBy(numbers::close).isSameAs(broken);
      numbers.close();
    });
  }

  private static void fail(RuntimeException failure) {
    throw failure;
  }

  @Test
  void aBodyThatEmitsAfterCloseIsRefused() {
    virtual(() -> {
      AsyncIterator<Integer> stubborn =
          generator(out -> {
            try {
              out.emit(1);
            } catch (CancelledError e) {
              out.emit(2);
            }
          });
      stubborn.iterator().next();
      assertThatThrownBy(stubborn::close)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closed");
    });
  }

  @Test
  void cancellingTheConsumerCancelsTheBody() {
    virtual(() -> {
      AsyncIterator<Integer> slow =
          generator(out -> {
            try {
              sleep(seconds(100));
              out.emit(1);
            } finally {
              log.add("finally");
            }
          });
      var consumer = createTask(() -> slow.iterator().next());
      settle();
      consumer.cancel("enough");
      assertThatThrownBy(consumer::await).isInstanceOf(CancelledError.class).hasMessage("enough");
      assertThat(log).containsExactly("finally");
    });
  }

  @Test
  void aBodyThatSwallowsTheCancellationGoesOn() {
    virtual(() -> {
      AsyncIterator<Integer> stubborn =
          generator(out -> {
            try {
              sleep(seconds(100));
            } catch (CancelledError e) {
              out.emit(7);
            }
          });
      var consumer = createTask(() -> stubborn.iterator().next());
      settle();
      consumer.cancel();
      assertThat(consumer.await()).isEqualTo(7);
      stubborn.close();
    });
  }

  @Test
  void aConsumerCancelledOnceItsValueHasComeLosesNothing() {
    virtual(() -> {
      var go = new AsyncEvent();
      AsyncIterator<Integer> numbers =
          generator(out -> {
            go.await();
            out.emit(1);
            out.emit(2);
          });
      var values = numbers.iterator();
      var consumer = createTask(values::hasNext);
      settle();
      go.set();
      Asyncio.runningLoop().callSoon(() -> consumer.cancel());
      settle();
      assertThat(consumer.isCancelled()).isTrue();
      assertThat(values.next()).isEqualTo(1);
      assertThat(values.next()).isEqualTo(2);
      assertThat(values.hasNext()).isFalse();
    });
  }

  @Test
  void aTimeoutAroundTheConsumerEndsTheBody() throws Exception {
    virtual(() -> {
      AsyncIterator<Integer> slow =
          generator(out -> {
            try {
              for (int i = 1; ; i++) {
                sleep(seconds(3));
                out.emit(i);
              }
            } finally {
              log.add("finally");
            }
          });
      boolean done = Asyncio.moveOnAfter(seconds(10), () -> slow.forEach(log::add));
      assertThat(done).isFalse();
      assertThat(log).containsExactly(1, 2, 3, "finally");
    });
  }

  @Test
  void closingItWhileAnotherTaskWaitsEndsThatIteration() {
    virtual(() -> {
      AsyncIterator<Integer> slow = generator(out -> sleep(seconds(100)));
      var consumer = createTask(() -> slow.iterator().hasNext());
      settle();
      slow.close();
      assertThat(consumer.await()).isFalse();
    });
  }

  @Test
  void onlyOneTaskAtATimeMayAsk() {
    virtual(() -> {
      AsyncIterator<Integer> slow = generator(out -> sleep(seconds(1)));
      var values = slow.iterator();
      var first = createTask(values::hasNext);
      settle();
      assertThatThrownBy(values::hasNext).isInstanceOf(IllegalStateException.class);
      assertThat(first.await()).isFalse();
    });
  }

  @Test
  void onlyTheBodyMayEmitAndItCannotCloseItself() {
    virtual(() -> {
      AsyncIterator<?>[] self = new AsyncIterator<?>[1];
      AsyncIterator<Integer> numbers =
          generator(out -> {
            try {
              createTask(() -> out.emit(1)).await();
            } catch (IllegalStateException e) {
              log.add("another task");
            }
            try {
              self[0].close();
            } catch (IllegalStateException e) {
              log.add("itself");
            }
          });
      self[0] = numbers;
      numbers.iterator().hasNext();
      assertThat(log).containsExactly("another task", "itself");
    });
  }

  @Test
  void oneLeftOpenIsClosedAtTheEndOfTheRun() {
    virtual(() -> {
      for (var _ : counter()) {
        break;
      }
    });
    assertThat(log).containsExactly("begin", "finally");
  }

  @Test
  void oneLeftOpenThatFailsThenIsReported() {
    var broken = new IllegalArgumentException("broken");
    var reports =
        Loops.reportsOf(() -> {
          AsyncIterator<Integer> numbers =
              generator(out -> {
                try {
                  out.emit(1);
                } finally {
                  fail(broken);
                }
              });
          numbers.iterator().next();
        });
    assertThat(reports)
        .singleElement()
        .satisfies(report -> assertThat(report.exception()).isSameAs(broken));
  }

  @Test
  void generatorsNest() {
    virtual(() -> {
      AsyncIterator<Integer> doubled =
          generator(out -> {
            try (var numbers = counter()) {
              for (int number : numbers) {
                out.emit(number * 2);
              }
            }
          });
      try (doubled) {
        for (int number : doubled) {
          log.add(number);
          if (number == 6) {
            break;
          }
        }
      }
      assertThat(log).containsExactly("begin", 2, 4, 6, "finally");
    });
  }

  @Test
  void theBodyIsNoTaskOfTheProgramAndHasTheContextOfItsMaker() {
    virtual(() -> {
      var var = ContextVar.<String>of("var");
      var.set("maker");
      AsyncIterator<String> values = generator(out -> out.emit(var.get()));
      var.set("later");
      assertThat(values.iterator().next()).isEqualTo("maker");
      assertThat(Asyncio.allTasks()).containsExactly(Asyncio.currentTask());
      values.close();
    });
  }

  @Test
  void itNeedsALoop() {
    assertThatThrownBy(() -> generator(_ -> {})).isInstanceOf(IllegalStateException.class);
  }
}
