package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.finishInExecutor;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FinishInExecutorTest {
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger stops = new AtomicInteger();
  private volatile boolean over;

  private String job() throws InterruptedException {
    begun.countDown();
    end.await();
    over = true;
    return "value";
  }

  private void awaitBegun() {
    while (begun.getCount() > 0) {
      yieldNow();
    }
  }

  @Test
  void givesTheValueOrTheExceptionAsItIs() throws Exception {
    end.countDown();
    Asyncio.run(() -> {
      assertThat(finishInExecutor(null, this::job, () -> {})).isEqualTo("value");
      assertThatThrownBy(() ->
              finishInExecutor(
                  null,
                  () -> {
                    throw new IOException("disk");
                  },
                  () -> {}))
          .isExactlyInstanceOf(IOException.class);
    });
    assertThat(stops).hasValue(0);
  }

  @Test
  void aCancellationGoesOutOnceTheBodyHasEnded() throws Exception {
    Asyncio.run(() -> {
      var task = createTask(() -> finishInExecutor(null, this::job, stops::incrementAndGet));
      awaitBegun();
      task.cancel();
      yieldNow();
      task.cancel("again");
      yieldNow();
      yieldNow();
      assertThat(task.isDone()).isFalse();
      end.countDown();
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
      assertThat(over).isTrue();
    });
    assertThat(stops).hasValue(1);
  }

  @Test
  void oneThatHasNotBegunNeverBegins() throws Exception {
    try (var one = Executors.newSingleThreadExecutor()) {
      Asyncio.run(() -> {
        var hog = createTask(() -> finishInExecutor(one, this::job, () -> {}));
        awaitBegun();
        var ran = new AtomicInteger();
        var second =
            createTask(() -> finishInExecutor(one, ran::incrementAndGet, stops::incrementAndGet));
        yieldNow();
        second.cancel();
        assertThatThrownBy(second::await).isInstanceOf(CancelledError.class);
        end.countDown();
        hog.await();
        assertThat(finishInExecutor(one, ran::get, () -> {})).isZero();
      });
    }
    assertThat(stops).hasValue(0);
  }

  @Test
  void virtualTimeWaitsForIt() throws Exception {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(() -> {
        var sleeper = createTask(() -> sleep(Duration.ofHours(1)));
        var job = createTask(() -> finishInExecutor(null, this::job, () -> {}));
        awaitBegun();
        job.cancel();
        yieldNow();
        Thread.ofPlatform().daemon().start(end::countDown);
        assertThatThrownBy(job::await).isInstanceOf(CancelledError.class);
        assertThat(sleeper.isDone()).isFalse();
        sleeper.cancel();
      });
    }
  }
}
