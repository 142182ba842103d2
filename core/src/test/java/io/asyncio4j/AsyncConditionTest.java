package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsyncConditionTest {
  private final AsyncCondition condition = new AsyncCondition();
  private final List<String> log = new ArrayList<>();

  private Task<Void> waiter(String name) {
    return createTask(
        name,
        () ->
            condition.withLock(() -> {
              condition.await();
              assertThat(condition.isLocked()).isTrue();
              log.add(name);
            }));
  }

  private void signal(int count) {
    condition.withLock(() -> condition.signal(count));
    settle();
  }

  @Test
  void aSignalWakesTheFirstThatWaits() {
    virtual(() -> {
      waiter("a");
      waiter("b");
      settle();
      assertThat(condition.isLocked()).as("waiting frees the lock").isFalse();
      condition.withLock(() -> condition.signal());
      settle();
      assertThat(log).containsExactly("a");
      signal(1);
      assertThat(log).containsExactly("a", "b");
    });
  }

  @Test
  void aCountWakesThatManyAndMoreThanWaitIsFine() {
    virtual(() -> {
      for (var name : List.of("a", "b", "c", "d")) {
        waiter(name);
      }
      settle();
      signal(0);
      assertThat(log).isEmpty();
      signal(2);
      assertThat(log).containsExactly("a", "b");
      signal(2000);
      assertThat(log).containsExactly("a", "b", "c", "d");
      signal(1);
      waiter("e");
      settle();
      assertThat(log).as("a signal is not kept").doesNotContain("e");
      condition.withLock(condition::signalAll);
      settle();
      assertThat(log).contains("e");
    });
  }

  @Test
  void signalAllWakesAll() {
    virtual(() -> {
      for (var name : List.of("a", "b", "c")) {
        waiter(name);
      }
      settle();
      condition.withLock(condition::signalAll);
      settle();
      assertThat(log).containsExactly("a", "b", "c");
      assertThat(condition.isLocked()).isFalse();
    });
  }

  @Test
  void theSignalledRunOnlyOnceTheLockIsFree() {
    virtual(() -> {
      waiter("a");
      settle();
      condition.acquire();
      condition.signal();
      settle();
      assertThat(log).isEmpty();
      condition.release();
      settle();
      assertThat(log).containsExactly("a");
    });
  }

  @Test
  void awaitUntilAsksAgainAfterEverySignal() {
    virtual(() -> {
      int[] value = {0};
      var waiter =
          createTask(() ->
              condition.withLock(() ->
                  condition.awaitUntil(() -> {
                    log.add("asked at " + value[0]);
                    return value[0] >= 2;
                  })));
      settle();
      value[0] = 1;
      signal(1);
      assertThat(waiter.isDone()).isFalse();
      value[0] = 2;
      signal(1);
      assertThat(waiter.isDone()).isTrue();
      assertThat(log).containsExactly("asked at 0", "asked at 1", "asked at 2");
    });
  }

  @Test
  void awaitUntilOfWhatIsTrueDoesNotSuspend() {
    virtual(() -> {
      createTask(() -> log.add("other"));
      condition.withLock(() -> condition.awaitUntil(() -> true));
      assertThat(log).isEmpty();
    });
  }

  @Test
  void aCancelledWaiterHasTheLockAgain() {
    virtual(() -> {
      var waiter =
          createTask(() -> {
            condition.acquire();
            try {
              condition.await();
            } finally {
              log.add("locked: " + condition.isLocked());
              condition.release();
            }
          });
      settle();
      condition.acquire();
      waiter.cancel();
      settle();
      assertThat(waiter.isDone()).as("it waits for the lock").isFalse();
      condition.release();
      settle();
      assertThat(waiter.isCancelled()).isTrue();
      assertThat(log).containsExactly("locked: true");
      assertThat(condition.isLocked()).isFalse();
    });
  }

  @Test
  void aWaiterCancelledWhileItWaitsForTheLockTakesItAllTheSame() {
    virtual(() -> {
      var waiter = waiter("a");
      settle();
      condition.acquire();
      condition.signal();
      settle();
      waiter.cancel();
      settle();
      waiter.cancel("again");
      settle();
      assertThat(waiter.isDone()).isFalse();
      condition.release();
      settle();
      assertThat(waiter.isCancelled()).isTrue();
      assertThatThrownBy(waiter::await).isInstanceOf(CancelledError.class).hasMessage("again");
      assertThat(condition.isLocked()).isFalse();
    });
  }

  @Test
  void aWaiterCancelledAfterItsSignalPassesItOn() {
    virtual(() -> {
      var a = waiter("a");
      waiter("b");
      settle();
      condition.acquire();
      condition.signal();
      a.cancel();
      condition.release();
      settle();
      assertThat(a.isCancelled()).isTrue();
      assertThat(log).containsExactly("b");
    });
  }

  @Test
  void aSignalledWaiterCancelledAtTheLockPassesItsSignalOn() {
    virtual(() -> {
      var a = waiter("a");
      waiter("b");
      settle();
      condition.acquire();
      condition.signal();
      settle();
      a.cancel();
      condition.release();
      settle();
      assertThat(a.isCancelled()).isTrue();
      assertThat(log).containsExactly("b");
    });
  }

  @Test
  void aWaiterCancelledBeforeItsSignalTakesNone() {
    virtual(() -> {
      var a = waiter("a");
      waiter("b");
      waiter("c");
      settle();
      condition.acquire();
      a.cancel();
      condition.signal();
      condition.release();
      settle();
      assertThat(log).containsExactly("b");
    });
  }

  @Test
  void whatNeedsTheLockIsRefusedWithoutIt() {
    virtual(() -> {
      assertThatThrownBy(condition::await).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> condition.awaitUntil(() -> false))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(condition::signal).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> condition.signal(2)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(condition::signalAll).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(condition::release).isInstanceOf(IllegalStateException.class);
    });
  }

  @Test
  void aNegativeCountIsRefused() {
    virtual(() ->
        condition.withLock(() ->
            assertThatThrownBy(() -> condition.signal(-1))
                .isInstanceOf(IllegalArgumentException.class)));
  }

  @Test
  void twoConditionsMayShareALock() {
    virtual(() -> {
      var lock = new AsyncLock();
      var full = new AsyncCondition(lock);
      var empty = new AsyncCondition(lock);
      lock.acquire();
      assertThat(full.isLocked()).isTrue();
      assertThat(empty.isLocked()).isTrue();
      full.release();
      assertThat(lock.isLocked()).isFalse();
      assertThatThrownBy(empty::signal).isInstanceOf(IllegalStateException.class);
    });
  }

  @Test
  void withLockGivesTheBodysValue() {
    int value = virtual(() -> condition.withLock(() -> 42));
    assertThat(value).isEqualTo(42);
  }

  @Test
  void aConditionNeedsALock() {
    assertThatThrownBy(() -> new AsyncCondition(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("lock");
  }

  private static AsyncCondition awaitedByInitialiser = new AsyncCondition();

  private static final class AwaitsWhenInitialised {
    static Throwable failure;

    static {
      try {
        awaitedByInitialiser.await();
      } catch (Throwable e) {
        failure = e;
      }
    }

    static void initialise() {}
  }

  private static final class AwaitsCancelledWhenInitialised {
    static Throwable failure;

    static {
      Asyncio.currentTask().cancel();
      try {
        awaitedByInitialiser.await();
      } catch (Throwable e) {
        failure = e;
      }
    }

    static void initialise() {}
  }

  /** Runs {@code await}, which cannot suspend, while somebody else waits for the lock. */
  private void whileAnotherWaitsForTheLock(Runnable await) {
    virtual(() -> {
      awaitedByInitialiser = condition;
      condition.acquire();
      createTask(() -> condition.withLock(() -> log.add("another")));
      settle();
      await.run();
      assertThat(condition.isLocked()).isTrue();
      settle();
      assertThat(log).as("the lock was not let go").isEmpty();
      condition.release();
      settle();
      assertThat(log).containsExactly("another");
      assertThat(condition.isLocked()).isFalse();
    });
  }

  @Test
  void oneThatCannotSuspendStillHasItsLock() {
    whileAnotherWaitsForTheLock(AwaitsWhenInitialised::initialise);
    assertThat(AwaitsWhenInitialised.failure).isInstanceOf(PinnedException.class);
  }

  @Test
  void oneThatIsCancelledWhereItCannotSuspendStillHasItsLock() {
    whileAnotherWaitsForTheLock(AwaitsCancelledWhenInitialised::initialise);
    assertThat(AwaitsCancelledWhenInitialised.failure).isInstanceOf(CancelledError.class);
  }
}
