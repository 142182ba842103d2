package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.currentTask;
import static io.asyncio4j.Asyncio.gather;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.spi.LoopObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When an observer hears that a task is ready again, and by whose doing. */
class ObservedWakingsTest {
  private final List<String> wakings = new ArrayList<>();

  private final LoopObserver observer =
      new LoopObserver() {
        @Override
        public void taskReady(Task<?> task, @Nullable Task<?> waker) {
          wakings.add(task.name() + " by " + (waker == null ? null : waker.name()));
        }
      };

  private void observe(VoidCoroutine<RuntimeException> main) {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).observer(observer).build()) {
      runner.run(() -> {
        currentTask().setName("main");
        main.call();
      });
    }
  }

  @Test
  void theEndOfATaskWakesWhoAwaitsIt() {
    observe(() -> createTask("child", () -> yieldNow()).await());
    assertThat(wakings).containsExactly("main by child");
  }

  @Test
  void aTimerIsNobodysDoing() {
    observe(() -> sleep(Duration.ofSeconds(1)));
    assertThat(wakings).containsExactly("main by null");
  }

  @Test
  void whoReleasesALockWakesTheNext() {
    var lock = new AsyncLock();
    observe(() -> {
      lock.acquire();
      var next = createTask("next", () -> lock.withLock(() -> {}));
      yieldNow();
      lock.release();
      next.await();
    });
    assertThat(wakings).containsExactly("next by main", "main by next");
  }

  @Test
  void whoCancelsATaskWakesIt() {
    observe(() -> {
      var sleeper = createTask("sleeper", () -> sleep(Duration.ofSeconds(1)));
      yieldNow();
      sleeper.cancel();
      yieldNow();
    });
    assertThat(wakings).containsExactly("sleeper by main");
  }

  @Test
  void aTaskComesBackFromAJdkCallByTheOneThatHandsItWhatItWaitsFor() {
    var queue = new SynchronousQueue<Integer>();
    observe(() ->
        gather(
            () -> {
              currentTask().setName("taker");
              return take(queue);
            },
            () -> {
              currentTask().setName("giver");
              yieldNow();
              return queue.offer(1);
            }));
    assertThat(wakings).contains("taker by giver");
  }

  private static int take(SynchronousQueue<Integer> queue) {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
