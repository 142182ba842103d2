package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static io.asyncio4j.Loops.after;
import static io.asyncio4j.Loops.failAfter;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.timeOf;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatherEachTest {
  @Test
  void eachKeepsTheOrderOfTheItems() {
    virtual(() -> {
      assertThat(gatherEach(List.of(3, 1, 2), n -> after(n, n * 10))).containsExactly(30, 10, 20);
      assertThat(gatherEach(List.of(3, 1, 2), 2, n -> after(n, n * 10)))
          .containsExactly(30, 10, 20);
    });
  }

  @Test
  void eachIsASlidingWindowNotBatches() {
    virtual(() -> {
      // One slow item beside nine quick ones: batches of two would take 10 + 4.
      List<Integer> items = List.of(10, 1, 1, 1, 1, 1, 1, 1, 1, 1);
      assertThat(timeOf(() -> gatherEach(items, 2, n -> after(n, n)))).isEqualTo(seconds(10));
    });
  }

  @Test
  void eachHasAtMostThatManyInFlight() {
    virtual(() -> {
      var inFlight = new AtomicInteger();
      var most = new AtomicInteger();
      runEach(
          IntStream.range(0, 50).boxed().toList(),
          7,
          _ -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            sleep(seconds(1));
            inFlight.decrementAndGet();
          });
      assertThat(most).hasValue(7);
    });
  }

  @Test
  void eachDrawsAMillionItemsLazily() {
    virtual(() -> {
      var started = new AtomicInteger();
      var furthest = new AtomicInteger();
      runEach(
          counting(
              1_000_000, drawn -> furthest.set(Math.max(drawn - started.get(), furthest.get()))),
          10,
          _ -> {
            started.incrementAndGet();
            yieldNow();
          });
      assertThat(started).hasValue(1_000_000);
      assertThat(furthest.get()).isLessThanOrEqualTo(11);
    });
  }

  private static Iterable<Integer> counting(int end, IntConsumer drawn) {
    return () ->
        new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return next < end;
          }

          @Override
          public Integer next() {
            drawn.accept(next);
            return next++;
          }
        };
  }

  @Test
  void eachDrawsAtMostOneItemAhead() {
    virtual(() -> {
      var drawn = new AtomicInteger();
      Task<?> task =
          createTask(() ->
              runEach(counting(100, _ -> drawn.incrementAndGet()), 3, _ -> sleep(seconds(9))));
      sleep(seconds(1));
      assertThat(drawn.get()).isBetween(3, 4);
      task.cancel();
    });
  }

  @Test
  void aSourceMaySuspend() {
    virtual(() -> {
      AsyncIterator<Integer> source =
          generator(out -> {
            for (int i = 0; i < 5; i++) {
              sleep(seconds(1));
              out.emit(i);
            }
          });
      assertThat(
              timeOf(() ->
                  assertThat(gatherEach(source, n -> after(1, n))).containsExactly(0, 1, 2, 3, 4)))
          .isEqualTo(seconds(6));
    });
  }

  @Test
  void whatTheSourceThrowsGoesOutAsItIsAfterTheBodiesAreOver() {
    virtual(() -> {
      var failure = new NoSuchElementException("source");
      var log = new ArrayList<String>();
      Iterable<Integer> source =
          counting(
              10,
              n -> {
                if (n == 2) {
                  yieldNow();
                  throw failure;
                }
              });
      assertThatThrownBy(() ->
              runEach(
                  source,
                  n -> {
                    try {
                      sleep(seconds(9));
                    } finally {
                      log.add("over " + n);
                    }
                  }))
          .isSameAs(failure);
      assertThat(log).containsExactly("over 0", "over 1");
    });
  }

  @Test
  void aFailingIteratorMethodStartsNothing() {
    virtual(() -> {
      var failure = new IllegalArgumentException("no iterator");
      Iterable<Integer> source =
          () -> {
            throw failure;
          };
      assertThatThrownBy(() -> gatherEach(source, n -> n)).isSameAs(failure);
    });
  }

  @Test
  void aFailureStopsTheDrawing() {
    virtual(() -> {
      var drawn = new AtomicInteger();
      assertThatThrownBy(() ->
              gatherEach(
                  counting(1000, _ -> drawn.incrementAndGet()),
                  2,
                  n -> {
                    sleep(seconds(1));
                    if (n == 3) {
                      throw new IOException("third");
                    }
                    return n;
                  }))
          .isInstanceOf(IOException.class);
      assertThat(drawn.get()).isLessThanOrEqualTo(6);
    });
  }

  @Test
  void aBodyThatFailsWhileTheSourceWaitsStopsTheSource() {
    virtual(() -> {
      var queue = new AsyncQueue<Integer>();
      queue.putNowait(1);
      Throwable failure = catchThrowable(() -> runEach(queue, 5, _ -> failAfter(1, "body")));
      assertThat(failure).isInstanceOf(IOException.class).hasMessage("body");
      assertThat(currentTask().cancelling()).isZero();
      sleep(seconds(1));
    });
  }

  @Test
  void aBodyThatFailsWhileTheSourceBlocksInTheJdkStopsTheSource() {
    run(() -> {
      var queue = new LinkedBlockingQueue<Integer>(List.of(1));
      Iterable<Integer> source =
          () ->
              new Iterator<>() {
                @Override
                public boolean hasNext() {
                  return true;
                }

                @Override
                public Integer next() {
                  try {
                    return queue.take();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                }
              };
      Throwable failure =
          catchThrowable(() ->
              runEach(
                  source,
                  _ -> {
                    yieldNow();
                    throw new IOException("body");
                  }));
      assertThat(failure).isInstanceOf(IOException.class).hasMessage("body");
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      assertThat(currentTask().cancelling()).isZero();
    });
  }

  @Test
  void cancellingTheCallerWhileItDrawsCancelsTheBodies() {
    virtual(() -> {
      var log = new ArrayList<String>();
      var queue = new AsyncQueue<Integer>();
      queue.putNowait(1);
      Task<?> task =
          createTask(() ->
              runEach(
                  queue,
                  _ -> {
                    try {
                      sleep(seconds(9));
                    } finally {
                      log.add("over");
                    }
                  }));
      sleep(seconds(1));
      task.cancel("stop");
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class).hasMessage("stop");
      assertThat(log).containsExactly("over");
      assertThat(task.cancelling()).isEqualTo(1);
    });
  }

  @Test
  void cancellingTheCallerWhileTheWindowIsFullCancelsTheBodies() {
    virtual(() -> {
      Task<?> task = createTask(() -> runEach(List.of(1, 2, 3), 1, _ -> sleep(seconds(9))));
      sleep(seconds(1));
      task.cancel();
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
      assertThat(allTasks()).hasSize(1);
    });
  }

  @Test
  void aLimitBelowOneIsRefused() {
    virtual(() -> {
      for (int limit : new int[] {0, -1}) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> gatherEach(List.of(1), limit, n -> n));
        assertThatIllegalArgumentException()
            .isThrownBy(() -> runEach(List.of(1), limit, _ -> yieldNow()));
      }
    });
  }

  @Test
  void eachTakesNullItemsAndNullResults() {
    virtual(() -> {
      assertThat(gatherEach(Arrays.asList(1, null), n -> n)).containsExactly(1, null);
    });
  }

  @Test
  void eachCanBeNested() {
    virtual(() -> {
      List<List<Integer>> table =
          gatherEach(List.of(1, 2), 1, a -> gatherEach(List.of(10, 20), 1, b -> after(1, a * b)));
      assertThat(table).containsExactly(List.of(10, 20), List.of(20, 40));
    });
  }

  @Test
  void aBodySeesTheContextOfTheCaller() {
    virtual(() -> {
      var name = ContextVar.of("name", "none");
      name.set("caller");
      List<String> seen =
          gatherEach(
              List.of("a", "b"),
              item -> {
                String before = name.get();
                name.set(item);
                yieldNow();
                return before + name.get();
              });
      assertThat(seen).containsExactly("callera", "callerb");
      assertThat(name.get()).isEqualTo("caller");
    });
  }
}
