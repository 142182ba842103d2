package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.gather;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsyncLockTest {
  private final AsyncLock lock = new AsyncLock();
  private final List<String> log = new ArrayList<>();

  /** Takes the lock and keeps it; whoever wants may release it. */
  private Task<Void> locker(String name) {
    return createTask(
        name,
        () -> {
          lock.acquire();
          log.add(name);
        });
  }

  @Test
  void oneHasItAtATime() {
    virtual(() -> {
      gather(() -> lock.withLock(() -> hold("a")), () -> lock.withLock(() -> hold("b")));
      assertThat(log).containsExactly("a in", "a out", "b in", "b out");
      assertThat(lock.isLocked()).isFalse();
    });
  }

  private void hold(String name) {
    log.add(name + " in");
    sleep(seconds(1));
    log.add(name + " out");
  }

  @Test
  void aFreeOneIsTakenWithoutSuspending() {
    virtual(() -> {
      createTask(() -> log.add("other"));
      lock.acquire();
      assertThat(log).isEmpty();
      assertThat(lock.isLocked()).isTrue();
    });
  }

  @Test
  void waitersGetItInTheOrderTheyCame() {
    virtual(() -> {
      lock.acquire();
      locker("a");
      locker("b");
      locker("c");
      for (int i = 0; i < 3; i++) {
        settle();
        lock.release();
      }
      settle();
      assertThat(log).containsExactly("a", "b", "c");
    });
  }

  @Test
  void aNewcomerDoesNotOvertakeAWokenWaiter() {
    virtual(() -> {
      lock.acquire();
      var waiter = locker("waiter");
      settle();
      lock.release();
      assertThat(lock.isLocked()).as("woken, but has not run yet").isFalse();
      createTask(() -> {
        waiter.await();
        lock.release();
      });
      lock.acquire();
      log.add("newcomer");
      assertThat(log).containsExactly("waiter", "newcomer");
    });
  }

  @Test
  void aCancelledWaiterLeavesAndTheNextGetsIt() {
    virtual(() -> {
      lock.acquire();
      var first = locker("first");
      locker("second");
      settle();
      first.cancel();
      settle();
      assertThat(first.isCancelled()).isTrue();
      lock.release();
      settle();
      assertThat(log).containsExactly("second");
    });
  }

  @Test
  void aWaiterCancelledAfterItWasWokenHandsItOn() {
    virtual(() -> {
      lock.acquire();
      var first = locker("first");
      locker("second");
      settle();
      lock.release();
      first.cancel();
      settle();
      assertThat(first.isCancelled()).isTrue();
      assertThat(log).containsExactly("second");
    });
  }

  @Test
  void aWaiterCancelledAfterItWasWokenLeavesItFreeWhenNobodyElseWaits() {
    virtual(() -> {
      lock.acquire();
      var first = locker("first");
      settle();
      lock.release();
      first.cancel();
      settle();
      assertThat(lock.isLocked()).isFalse();
      lock.acquire();
      lock.release();
    });
  }

  @Test
  void everyWaiterButTheLastMayBeCancelledAtOnce() {
    virtual(() -> {
      lock.acquire();
      var tasks = List.of(locker("a"), locker("b"), locker("c"), locker("d"));
      settle();
      lock.release();
      tasks.subList(0, 3).forEach(Task::cancel);
      settle();
      assertThat(log).containsExactly("d");
    });
  }

  @Test
  void aWokenWaiterSurvivesThatTheLockIsTakenByNobody() {
    virtual(() -> {
      lock.acquire();
      var first = locker("first");
      var second = locker("second");
      settle();
      lock.release();
      second.cancel();
      settle();
      assertThat(log).containsExactly("first");
      assertThat(first.isDone()).isTrue();
      assertThat(lock.isLocked()).isTrue();
    });
  }

  @Test
  void releasingAFreeOneIsRefused() {
    virtual(() -> {
      assertThatThrownBy(lock::release).isInstanceOf(IllegalStateException.class);
      lock.acquire();
      lock.release();
      assertThatThrownBy(lock::release).isInstanceOf(IllegalStateException.class);
    });
  }

  @Test
  void anyCoroutineMayReleaseIt() {
    virtual(() -> {
      lock.acquire();
      createTask(lock::release).await();
      assertThat(lock.isLocked()).isFalse();
    });
  }

  @Test
  void itIsNotReentrant() {
    try (var runner = Loops.virtualRunner()) {
      assertThatThrownBy(() -> runner.run(() -> lock.withLock(() -> lock.withLock(() -> 1))))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("AsyncLock[locked, 1 waiting]");
    }
  }

  @Test
  void withLockGivesTheBodysValueAndReleases() {
    int value = virtual(() -> lock.withLock(() -> 42));
    assertThat(value).isEqualTo(42);
    assertThat(lock.isLocked()).isFalse();
  }

  @Test
  void withLockLetsTheBodysCheckedExceptionThroughAndReleases() {
    virtual(() -> {
      try {
        lock.withLock(() -> {
          fail();
        });
      } catch (IOException e) {
        log.add(e.getMessage());
      }
    });
    assertThat(log).containsExactly("broken");
    assertThat(lock.isLocked()).isFalse();
  }

  private static void fail() throws IOException {
    throw new IOException("broken");
  }

  @Test
  void withLockRunsItsBodyInTheCallingTask() {
    virtual(() -> {
      var me = Asyncio.currentTask();
      lock.withLock(() -> assertThat(Asyncio.currentTask()).isSameAs(me));
    });
  }

  @Test
  void withLockCancelledWhileItWaitsDoesNotRunItsBodyAndKeepsTheOthersLock() {
    virtual(() -> {
      lock.acquire();
      var waiter = createTask(() -> lock.withLock(() -> log.add("ran")));
      settle();
      waiter.cancel();
      settle();
      assertThat(log).isEmpty();
      assertThat(lock.isLocked()).isTrue();
    });
  }

  @Test
  void withLockCancelledInItsBodyReleases() {
    virtual(() -> {
      var holder = createTask(() -> lock.withLock(() -> sleep(seconds(1))));
      settle();
      holder.cancel();
      settle();
      assertThat(lock.isLocked()).isFalse();
    });
  }
}
