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
import org.junit.jupiter.api.Test;

class PromiseTest {
  @Test
  void givesItsValueToAllWhoAwaitIt() {
    virtual(() -> {
      Promise<String> promise = Promise.create();
      Task<String> one = createTask(promise::await);
      Task<String> two = createTask(promise::await);
      settle();
      promise.setResult("value");
      assertThat(gather(one, two)).containsExactly("value", "value");
      assertThat(promise.await()).isEqualTo("value");
      assertThat(promise.isDone()).isTrue();
    });
  }

  @Test
  void givesItsExceptionAsItIs() {
    virtual(() -> {
      var failure = new IOException("gone");
      Promise<String> promise = Promise.create();
      promise.setException(failure);
      assertThatThrownBy(promise::await).isSameAs(failure);
      assertThatThrownBy(() -> promise.awaitThrowing(IOException.class)).isSameAs(failure);
      assertThatThrownBy(() -> Promise.create().setException(null))
          .isInstanceOf(NullPointerException.class);
    });
  }

  @Test
  void canBeSetOnlyOnce() {
    virtual(() -> {
      Promise<String> set = Promise.create();
      set.setResult(null);
      assertThatThrownBy(() -> set.setResult("b")).isInstanceOf(InvalidStateException.class);
      assertThatThrownBy(() -> set.setException(new IOException()))
          .isInstanceOf(InvalidStateException.class);
      assertThat(set.cancel()).isFalse();
      assertThat(set.await()).isNull();

      Promise<String> cancelled = Promise.create();
      assertThat(cancelled.cancel()).isTrue();
      assertThat(cancelled.cancel()).isFalse();
      assertThatThrownBy(() -> cancelled.setResult("b")).isInstanceOf(InvalidStateException.class);
      assertThatThrownBy(cancelled::await).isInstanceOf(CancelledError.class);
    });
  }

  @Test
  void cancellingAWaiterCancelsIt() {
    virtual(() -> {
      Promise<String> promise = Promise.create();
      Task<String> waiter = createTask(promise::await);
      settle();
      waiter.cancel();
      assertThatThrownBy(waiter::await).isInstanceOf(CancelledError.class);
      assertThat(promise.isCancelled()).isTrue();
    });
  }

  @Test
  void onlyItsLoopsThreadMaySetIt() {
    try (var runner = Runner.builder().debug(true).build()) {
      runner.run(() -> {
        Promise<String> promise = Promise.create();
        assertThatIllegalStateException()
            .isThrownBy(() -> toThread(() -> promise.setResult("other thread")))
            .withMessageContaining("callSoonThreadsafe");
        EventLoop loop = runningLoop();
        toThread(() -> loop.callSoonThreadsafe(() -> promise.setResult("through the loop")));
        assertThat(promise.await()).isEqualTo("through the loop");
      });
    }
  }

  @Test
  void doneCallbacksRunSoon() {
    virtual(() -> {
      var log = new ArrayList<String>();
      Promise<String> promise = Promise.create();
      promise.addDoneCallback(done -> log.add("callback " + done.isDone()));
      promise.setResult("value");
      assertThat(log).isEmpty();
      settle();
      assertThat(log).containsExactly("callback true");
    });
  }

  @Test
  void canBeMadeByALoopThatDoesNotRun() {
    try (var runner = Loops.virtualRunner()) {
      Promise<String> promise = runner.loop().createPromise();
      promise.setResult("early");
      assertThat(runner.run(() -> promise.await())).isEqualTo("early");
    }
  }

  @Test
  void aFutureOfItFollowsIt() {
    virtual(() -> {
      Promise<String> promise = Promise.create();
      var future = promise.toCompletableFuture();
      promise.setResult("value");
      settle();
      assertThat(future).isCompletedWithValue("value");

      Promise<String> other = Promise.create();
      other.toCompletableFuture().cancel(true);
      settle();
      assertThat(other.isCancelled()).isTrue();
      sleep(seconds(1));
    });
  }
}
