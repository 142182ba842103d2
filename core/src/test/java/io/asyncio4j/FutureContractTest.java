package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Tasks as {@link Future}s, futures of tasks, and awaiting the futures of others. */
class FutureContractTest {
  private static Task<Integer> failing(Throwable failure) {
    return createTask(() -> {
      throw Throwing.sneaky(failure);
    });
  }

  @Test
  void getInACoroutineSuspends() throws Exception {
    virtual(() -> {
      Task<Integer> task =
          createTask(() -> {
            sleep(seconds(1));
            return 1;
          });
      assertThat(task.get()).isEqualTo(1);
      var failure = new IOException("gone");
      assertThatThrownBy(failing(failure)::get)
          .isInstanceOf(ExecutionException.class)
          .hasCause(failure);
      Task<?> cancelled = createTask(() -> sleep(seconds(1)));
      cancelled.cancel();
      assertThatThrownBy(cancelled::get).isInstanceOf(CancellationException.class);
    });
  }

  @Test
  void getWithATimeLeavesTheTaskRunning() throws Exception {
    virtual(() -> {
      Task<Void> task = createTask(() -> sleep(seconds(5)));
      assertThatThrownBy(() -> task.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
      assertThat(task.isDone()).isFalse();
      assertThat(task.get(Long.MAX_VALUE, TimeUnit.DAYS)).isNull();
      assertThat(currentTask().cancelling()).isZero();
    });
  }

  @Test
  void cancellingACoroutineInGetDoesNotCancelTheTask() {
    virtual(() -> {
      Task<Void> task = createTask(() -> sleep(seconds(5)));
      Task<?> getter = createTask(() -> task.get());
      settle();
      getter.cancel();
      assertThatThrownBy(getter::await).isInstanceOf(CancelledError.class);
      assertThat(task.isDone()).isFalse();
    });
  }

  @Test
  void getOnAPlainThreadBlocksIt() throws Exception {
    run(() -> {
      Task<Integer> task =
          createTask(() -> {
            yieldNow();
            return 1;
          });
      Task<Integer> bad = failing(new IOException("gone"));
      Task<Void> endless = createTask(() -> sleep(seconds(100)));
      int value = toThread(() -> task.get());
      assertThat(value).isEqualTo(1);
      assertThatThrownBy(() -> toThread(() -> bad.get()))
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseInstanceOf(IOException.class);
      assertThatThrownBy(() -> toThread(() -> endless.get(1, TimeUnit.MILLISECONDS)))
          .isInstanceOf(TimeoutException.class);
      assertThat(endless.isDone()).isFalse();
      endless.cancel();
    });
  }

  @Test
  void stateAndTheOutcomesThatNeedNoWaiting() {
    virtual(() -> {
      Task<Integer> task = createTask(() -> 1);
      assertThat(task.state()).isEqualTo(Future.State.RUNNING);
      assertThatIllegalStateException().isThrownBy(task::resultNow);
      assertThatIllegalStateException().isThrownBy(task::exceptionNow);
      task.await();
      assertThat(task.state()).isEqualTo(Future.State.SUCCESS);
      assertThat(task.resultNow()).isEqualTo(1);
      assertThatIllegalStateException().isThrownBy(task::exceptionNow);

      var failure = new IOException("gone");
      Task<Integer> bad = failing(failure);
      settle();
      assertThat(bad.state()).isEqualTo(Future.State.FAILED);
      assertThat(bad.exceptionNow()).isSameAs(failure);
      assertThatIllegalStateException().isThrownBy(bad::resultNow);

      Task<Integer> cancelled = createTask(() -> 1);
      cancelled.cancel(true);
      settle();
      assertThat(cancelled.state()).isEqualTo(Future.State.CANCELLED);
      assertThatIllegalStateException().isThrownBy(cancelled::resultNow);
      assertThatIllegalStateException().isThrownBy(cancelled::exceptionNow);
    });
  }

  // toCompletableFuture

  @Test
  void aCompletableFutureFollowsTheTask() {
    virtual(() -> {
      var failure = new IOException("gone");
      CompletableFuture<Integer> value = createTask(() -> 1).toCompletableFuture();
      CompletableFuture<Integer> bad = failing(failure).toCompletableFuture();
      Task<Integer> task = createTask(() -> 1);
      CompletableFuture<Integer> cancelled = task.toCompletableFuture();
      task.cancel();
      settle();
      assertThat(value).isCompletedWithValue(1);
      assertThat(bad.exceptionNow()).isSameAs(failure);
      assertThat(cancelled.isCancelled()).isTrue();
    });
  }

  @Test
  void aBodyThatThrowsCancellationExceptionHasFailedToItsFuturesToo() throws Exception {
    var failure = new CancellationException("of something else");
    virtual(() -> {
      Task<Integer> early = failing(failure);
      Future<Integer> asked = early.toCompletableFuture();
      settle();
      var started = new ArrayList<Future<Integer>>(List.of(early, asked));
      started.add(early.toCompletableFuture());
      Thread.ofPlatform()
          .start(() ->
              started.add(
                  runCoroutineThreadsafe(
                      early.loop(),
                      () -> {
                        throw failure;
                      })))
          .join();
      settle();
      for (var future : started) {
        assertThat(future.isCancelled()).isFalse();
        assertThat(future.exceptionNow()).isSameAs(failure);
        assertThatThrownBy(future::get).isInstanceOf(ExecutionException.class).hasCause(failure);
      }
    });
  }

  @Test
  void cancellingTheCompletableFutureCancelsTheTask() {
    virtual(() -> {
      Task<Void> task = createTask(() -> sleep(seconds(5)));
      CompletableFuture<Void> future = task.toCompletableFuture();
      yieldNow();
      future.cancel(true);
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
    });
    run(() -> {
      Task<Void> task = createTask(() -> sleep(seconds(100)));
      toThread(() -> task.toCompletableFuture().cancel(true));
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
    });
  }

  @Test
  void aTaskOfAnotherLoopIsAwaitedThroughItsFuture() throws Exception {
    var ready = new CompletableFuture<Task<Integer>>();
    var finish = new CountDownLatch(1);
    Thread other =
        Thread.ofPlatform()
            .start(() ->
                run(() -> {
                  ready.complete(createTask(() -> 42));
                  Asyncio.<Void, RuntimeException>toThread(() -> {
                    try {
                      finish.await();
                    } catch (InterruptedException e) {
                      throw new AssertionError(e);
                    }
                    return null;
                  });
                }));
    Task<Integer> foreign = ready.get();
    try {
      int value = run(() -> await(foreign.toCompletableFuture()));
      assertThat(value).isEqualTo(42);
    } finally {
      finish.countDown();
      other.join();
    }
  }

  // await(CompletionStage)

  @Test
  void aDoneStageIsAwaitedWithoutSuspending() {
    virtual(() -> {
      var log = new ArrayList<String>();
      createTask(() -> {
        log.add("other");
      });
      int value = await(CompletableFuture.completedFuture(1));
      assertThat(value).isEqualTo(1);
      assertThatThrownBy(() -> await(CompletableFuture.failedFuture(new IOException("gone"))))
          .isInstanceOf(IOException.class);
      assertThat(log).isEmpty();
    });
  }

  @Test
  void aStageMayBeCompletedByAnotherThread() {
    run(() -> {
      var future = new CompletableFuture<String>();
      Thread.ofPlatform().start(() -> future.complete("from outside"));
      assertThat(await(future)).isEqualTo("from outside");
      String later = await(CompletableFuture.supplyAsync(() -> "a").thenApply(a -> a + "b"));
      assertThat(later).isEqualTo("ab");
    });
  }

  @Test
  void theFailureOfAStageArrivesUnwrapped() {
    run(() -> {
      var failure = new IOException("gone");
      CompletionStage<String> stage =
          CompletableFuture.<String>supplyAsync(
                  () -> {
                    throw new CompletionException(failure);
                  })
              .thenApply(text -> text + "!")
              .thenApply(text -> text + "!");
      assertThatThrownBy(() -> await(stage)).isSameAs(failure);
    });
  }

  @Test
  void aCancelledStageIsACancellation() {
    virtual(() -> {
      var cancelled = new CompletableFuture<String>();
      cancelled.cancel(true);
      assertThatThrownBy(() -> await(cancelled)).isInstanceOf(CancelledError.class);
      var later = new CompletableFuture<String>();
      runningLoop().callLater(seconds(1), () -> later.cancel(true));
      try (var _ = runningLoop().holdClock()) {
        Thread.ofVirtual().start(() -> later.cancel(true));
        assertThatThrownBy(() -> await(later)).isInstanceOf(CancelledError.class);
      }
      assertThatThrownBy(() -> await(cancelled.thenApply(text -> text)))
          .isInstanceOf(CancelledError.class);
    });
  }

  @Test
  void cancellingTheWaiterCancelsTheStage() {
    virtual(() -> {
      var future = new CompletableFuture<String>();
      Task<String> waiter = createTask(() -> await(future));
      yieldNow();
      waiter.cancel();
      assertThatThrownBy(waiter::await).isInstanceOf(CancelledError.class);
      assertThat(future.isCancelled()).isTrue();
    });
  }

  @Test
  void oneThatCancelsItselfBeforeItAwaitsAStageCancelsTheStage() {
    virtual(() -> {
      var future = new CompletableFuture<String>();
      Task<String> waiter =
          createTask(() -> {
            currentTask().cancel();
            return await(future);
          });
      assertThatThrownBy(waiter::await).isInstanceOf(CancelledError.class);
      assertThat(future.isCancelled()).isTrue();
    });
  }

  @Test
  void aTimeoutCancelsAMinimalStageAsFarAsItCan() {
    run(() -> {
      var future = new CompletableFuture<String>();
      assertThatThrownBy(() ->
              timeout(java.time.Duration.ofMillis(5), () -> await(future.minimalCompletionStage())))
          .isInstanceOf(TimeoutException.class);
    });
  }

  // runCoroutineThreadsafe

  @Test
  void aCoroutineStartedByAnotherThreadGivesAPlainFuture() throws Exception {
    run(() -> {
      EventLoop loop = runningLoop();
      toThread(() -> {
        assertThat(runCoroutineThreadsafe(loop, () -> 1).get()).isEqualTo(1);
        Future<Integer> bad =
            runCoroutineThreadsafe(
                loop,
                () -> {
                  throw new IOException("gone");
                });
        assertThatThrownBy(bad::get)
            .isInstanceOf(ExecutionException.class)
            .hasCauseInstanceOf(IOException.class);
        assertThat(bad.exceptionNow()).isInstanceOf(IOException.class);
        Future<Integer> cancelled =
            runCoroutineThreadsafe(
                loop,
                () -> {
                  throw new CancelledError();
                });
        assertThatThrownBy(cancelled::get).isInstanceOf(CancellationException.class);
        assertThat(cancelled.state()).isEqualTo(Future.State.CANCELLED);
      });
    });
  }

  @Test
  void cancellingThatFutureCancelsTheCoroutine() throws Exception {
    run(() -> {
      EventLoop loop = runningLoop();
      var begun = new CountDownLatch(1);
      Promise<String> ended = Promise.create();
      toThread(() -> {
        Future<Void> future =
            runCoroutineThreadsafe(
                loop,
                () -> {
                  begun.countDown();
                  try {
                    sleep(seconds(100));
                  } finally {
                    ended.setResult("cancelled");
                  }
                });
        begun.await();
        assertThat(future.cancel(true)).isTrue();
        assertThat(future.isCancelled()).isTrue();
        return null;
      });
      assertThat(ended.await()).isEqualTo("cancelled");
    });
  }

  @Test
  void aCoroutineAskedForBeforeTheLoopClosesDoesNotStayOpen() {
    Future<Integer> future;
    try (var runner = Runner.builder().build()) {
      future = runCoroutineThreadsafe(runner.loop(), () -> 1);
    }
    assertThat(future.isDone()).isTrue();
  }
}
