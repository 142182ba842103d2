package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Other threads at the loop's doors, as fast as they can. */
class CrossThreadTest {
  private static final int THREADS = 3;

  private interface Hammer {
    void hit(int thread, Random random) throws Exception;
  }

  /** Runs {@code hammer} on several threads; the coroutine waits for them, and the loop is free. */
  private static void hammer(Hammer hammer) throws Exception {
    try (var executor = Executors.newFixedThreadPool(THREADS)) {
      var hits = new ArrayList<Future<?>>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        hits.add(
            executor.submit(() -> {
              hammer.hit(thread, new Random(thread));
              return null;
            }));
      }
      for (var hit : hits) {
        hit.get();
      }
    }
  }

  @Test
  void everyCallbackRunsOnceAndInItsThreadsOrder() throws Exception {
    int rounds = 20_000;
    int[] next = new int[THREADS];
    run(() -> {
      EventLoop loop = runningLoop();
      hammer((thread, _) -> {
        for (int i = 0; i < rounds; i++) {
          int number = i;
          loop.callSoonThreadsafe(() -> {
            assertThat(next[thread]).isEqualTo(number);
            next[thread]++;
          });
        }
      });
      yieldNow();
    });
    assertThat(next).containsOnly(rounds);
  }

  @Test
  void aCallbackEitherRunsOrIsCancelled() throws Exception {
    var ran = new AtomicInteger();
    var cancelled = new AtomicInteger();
    int rounds = 10_000;
    run(() -> {
      EventLoop loop = runningLoop();
      hammer((_, random) -> {
        for (int i = 0; i < rounds; i++) {
          var handle = loop.callSoonThreadsafe(ran::incrementAndGet);
          for (int pause = random.nextInt(60); pause > 0; pause--) {
            Thread.onSpinWait();
          }
          handle.cancel();
          if (handle.isCancelled()) {
            cancelled.incrementAndGet();
          }
        }
      });
      yieldNow();
    });
    assertThat(ran.get() + cancelled.get()).isEqualTo(THREADS * rounds);
  }

  @Test
  void aTimerCancelledFromOutsideLeavesTheQueue() throws Exception {
    run(() -> {
      EventLoop loop = runningLoop();
      var handles = new ArrayList<Handle>();
      for (int i = 0; i < 3_000; i++) {
        handles.add(loop.callLater(Duration.ofHours(1), () -> {}));
      }
      hammer((thread, _) -> {
        for (int i = thread; i < handles.size(); i += THREADS) {
          handles.get(i).cancel();
        }
      });
      yieldNow();
      assertThat(loop.metrics().scheduled()).isZero();
    });
  }

  @Test
  void everyTaskCancelledFromOutsideEndsHoweverItWaits() throws Exception {
    run(() -> {
      var event = new AsyncEvent();
      var semaphore = new Semaphore(0);
      var tasks = new ArrayList<Task<Void>>();
      for (int i = 0; i < 1_500; i++) {
        switch (i % 5) {
          case 0 -> tasks.add(createTask(event::await));
          case 1 -> tasks.add(createTask(() -> sleep(Duration.ofHours(1))));
          case 2 -> tasks.add(createTask(() -> semaphore.acquire()));
          case 3 ->
              tasks.add(
                  createTask(() -> {
                    while (true) {
                      yieldNow();
                    }
                  }));
          default ->
              tasks.add(
                  createTask(() -> {
                    createTask(event::await).await();
                  }));
        }
      }
      hammer((thread, _) -> {
        for (int i = thread; i < tasks.size(); i += THREADS) {
          assertThat(tasks.get(i).cancel()).isTrue();
        }
      });
      for (var task : tasks) {
        try {
          task.await();
        } catch (CancelledError e) {
          // as planned
        }
      }
      assertThat(tasks).allMatch(Task::isCancelled);
      assertThat(semaphore.availablePermits()).isZero();
    });
  }

  @Test
  void coroutinesStartedFromOutsideGiveTheirValuesBack() throws Exception {
    run(() -> {
      EventLoop loop = runningLoop();
      hammer((thread, _) -> {
        for (int i = 0; i < 500; i++) {
          int number = i * THREADS + thread;
          var future =
              Asyncio.runCoroutineThreadsafe(
                  loop,
                  () -> {
                    yieldNow();
                    return number;
                  });
          assertThat(future.get()).isEqualTo(number);
        }
      });
    });
  }
}
