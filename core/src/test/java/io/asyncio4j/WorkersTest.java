package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.finishInExecutor;
import static io.asyncio4j.Asyncio.runInExecutor;
import static io.asyncio4j.Loops.assertCollected;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private final List<Runnable> queued = new ArrayList<>();
  private final Executor busy = queued::add;

  /** Has a coroutine wait for a job that does not get its turn, and cancels it. */
  private WeakReference<Object> cancelWhileQueued(Consumer<Object> call) {
    var large = new Object();
    var task = createTask(() -> call.accept(large));
    settle();
    task.cancel();
    settle();
    assertThat(task.isCancelled()).isTrue();
    return new WeakReference<>(large);
  }

  @Test
  void aQueueKeepsNothingOfAJobThatWasCancelledBeforeItsTurn() {
    virtual(() -> {
      assertCollected(cancelWhileQueued(large -> runInExecutor(busy, () -> large)));
      assertCollected(cancelWhileQueued(large -> finishInExecutor(busy, () -> large, () -> {})));
      assertThat(queued).hasSize(2);
    });
  }

  @Test
  void whatIsLeftOfItDoesNothingInItsTurn() {
    virtual(() -> {
      var log = new ArrayList<Object>();
      cancelWhileQueued(large -> runInExecutor(busy, () -> log.add(large)));
      queued.forEach(Runnable::run);
      settle();
      assertThat(log).isEmpty();
    });
  }
}
