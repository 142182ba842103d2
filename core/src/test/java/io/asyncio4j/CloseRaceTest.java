package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.runCoroutineThreadsafe;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.yieldNow;
import static io.asyncio4j.Loops.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What other threads ask of a loop while it closes, and afterwards. */
@Timeout(60)
class CloseRaceTest {
  private interface Question {
    void ask(Task<?> task, Promise<?> promise) throws Exception;
  }

  private static final List<Question> QUESTIONS =
      List.of(
          (task, _) -> outcomeOf(task),
          (task, _) -> task.cancel(),
          (_, promise) -> promise.cancel(),
          (task, _) -> outcomeOf(task.toCompletableFuture()),
          (task, _) -> task.toCompletableFuture().cancel(false),
          (_, promise) -> promise.toCompletableFuture().cancel(false),
          (task, _) -> task.loop().reportUnseenFailures());

  private static void outcomeOf(Future<?> future) throws Exception {
    try {
      future.get();
    } catch (CancellationException e) {
      // as good as a value
    }
  }

  @Test
  void whateverIsAskedWhileTheLoopClosesIsAnswered() throws Exception {
    int rounds = 1_500;
    try (var askers = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < rounds; round++) {
        int first = round;
        var answers = new ArrayList<Future<?>>();
        var tasks = new ArrayList<Task<?>>();
        var promises = new ArrayList<Promise<?>>();
        try (var runner = Runner.builder().build()) {
          EventLoop.ClockHold hold = runner.loop().holdClock();
          runner.run(() -> {
            for (int i = 0; i < QUESTIONS.size(); i++) {
              promises.add(Promise.create());
              tasks.add(createTask(() -> sleep(seconds(3600))));
            }
            yieldNow();
            for (int i = 0; i < QUESTIONS.size(); i++) {
              Question question = QUESTIONS.get((first + i) % QUESTIONS.size());
              Task<?> task = tasks.get(i);
              Promise<?> promise = promises.get(i);
              answers.add(
                  askers.submit(() -> {
                    question.ask(task, promise);
                    return null;
                  }));
            }
            answers.add(askers.submit(hold::close));
          });
        }
        for (var answer : answers) {
          answer.get();
        }
      }
    }
  }

  @Test
  void aPromiseCanBeCancelledWhenItsLoopIsClosed() throws Exception {
    Promise<String> cancelled;
    Promise<String> cancelledByItsCopy;
    try (var runner = Loops.virtualRunner()) {
      cancelled = runner.loop().createPromise();
      cancelledByItsCopy = runner.loop().createPromise();
    }
    assertThat(cancelled.cancel()).isTrue();
    cancelledByItsCopy.toCompletableFuture().cancel(false);
    assertThat(cancelled.isCancelled()).isTrue();
    assertThat(cancelledByItsCopy.isCancelled()).isTrue();
  }

  @Test
  void aTaskThatNothingCanEndCountsAsCancelledOnceItsLoopIsClosed() {
    Task<Void> stubborn;
    List<Future<?>> copies;
    try (var runner = Loops.virtualRunner()) {
      runner.loop().setExceptionHandler((_, _) -> {});
      stubborn =
          runner.run(() -> {
            Task<Void> task =
                createTask(() -> {
                  while (true) {
                    try {
                      Promise.create().await();
                    } catch (CancelledError e) {
                      // goes on for ever
                    }
                  }
                });
            yieldNow();
            return task;
          });
      copies = List.of(stubborn, stubborn.toCompletableFuture());
    }
    assertThat(stubborn.isCancelled()).isTrue();
    for (var copy : copies) {
      assertThatThrownBy(copy::get).isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void aCoroutineThatAJobStartsWhileTheLoopClosesIsCancelledToo() throws Exception {
    var ran = new AtomicBoolean();
    var cleanedUp = new AtomicBoolean();
    Future<Future<?>> job;
    try (var runner = Runner.builder().build()) {
      EventLoop loop = runner.loop();
      var pool = Executors.newSingleThreadExecutor();
      loop.setDefaultExecutor(pool);
      job = pool.submit(() -> startWhileTheLoopWaitsFor(pool, loop, ran, cleanedUp));
      runner.run(() -> {});
    }
    assertThat(cleanedUp.get()).isEqualTo(ran.get());
    assertThat(job.get().isCancelled()).isTrue();
  }

  private static Future<?> startWhileTheLoopWaitsFor(
      ExecutorService pool, EventLoop loop, AtomicBoolean ran, AtomicBoolean cleanedUp)
      throws Exception {
    while (!pool.isShutdown()) {
      Thread.sleep(1);
    }
    Future<?> future =
        runCoroutineThreadsafe(
            loop,
            () -> {
              try {
                ran.set(true);
                sleep(seconds(3600));
              } finally {
                cleanedUp.set(true);
              }
            });
    // The loop may as well cancel it before its first step.
    while (!ran.get() && !future.isDone()) {
      Thread.sleep(1);
    }
    return future;
  }
}
