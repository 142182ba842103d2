package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AsyncSemaphoreTest {
  private final List<String> log = new ArrayList<>();

  private Task<Void> taker(AsyncSemaphore semaphore, String name) {
    return createTask(
        name,
        () -> {
          semaphore.acquire();
          log.add(name);
        });
  }

  @Test
  void atMostAsManyAsThereArePermitsAreInside() {
    virtual(() -> {
      var semaphore = new AsyncSemaphore(3);
      int[] inside = {0, 0};
      var spent =
          Loops.timeOf(() ->
              Asyncio.runEach(
                  IntStream.range(0, 10).boxed().toList(),
                  _ ->
                      semaphore.withPermit(() -> {
                        inside[1] = Math.max(inside[1], ++inside[0]);
                        sleep(seconds(1));
                        inside[0]--;
                      })));
      assertThat(inside).containsExactly(0, 3);
      assertThat(spent).isEqualTo(seconds(4));
    });
  }

  @Test
  void aFreePermitIsTakenWithoutSuspending() {
    virtual(() -> {
      var semaphore = new AsyncSemaphore(1);
      createTask(() -> log.add("other"));
      semaphore.acquire();
      assertThat(log).isEmpty();
      assertThat(semaphore.isLocked()).isTrue();
    });
  }

  @Test
  void waitersGetPermitsInTheOrderTheyCame() {
    virtual(() -> {
      var semaphore = new AsyncSemaphore(0);
      taker(semaphore, "a");
      taker(semaphore, "b");
      taker(semaphore, "c");
      settle();
      semaphore.release();
      semaphore.release();
      settle();
      assertThat(log).containsExactly("a", "b");
      semaphore.release();
      settle();
      assertThat(log).containsExactly("a", "b", "c");
    });
  }

  @Test
  void aNewcomerDoesNotOvertakeAWokenWaiterAlsoWhenThereArePermitsForBoth() {
    virtual(() -> {
      var semaphore = new AsyncSemaphore(0);
      taker(semaphore, "waiter");
      settle();
      semaphore.release();
      semaphore.release();
      semaphore.acquire();
      log.add("newcomer");
      assertThat(log).containsExactly("waiter", "newcomer");
    });
  }

  @Test
  void itIsLockedUntilTheWaitersAcquireHasReturned() {
    virtual(() -> {
      var semaphore = new AsyncSemaphore(1);
      semaphore.acquire();
      var waiter = taker(semaphore, "waiter");
      settle();
      semaphore.release();
      semaphore.release();
      assertThat(semaphore.isLocked()).as("a waiter was woken and has not run").isTrue();
      waiter.await();
      assertThat(semaphore.isLocked()).isFalse();
    });
  }

  @Test
  void aCancelledWaiterLeavesAndTheNextGetsThePermit() {
    virtual(() -> {
      var semaphore = new AsyncSemaphore(0);
      var first = taker(semaphore, "first");
      taker(semaphore, "second");
      settle();
      first.cancel();
      semaphore.release();
      settle();
      assertThat(log).containsExactly("second");
    });
  }

  @Test
  void aWaiterCancelledAfterItWasWokenHandsItsPermitOn() {
    virtual(() -> {
      var semaphore = new AsyncSemaphore(0);
      var first = taker(semaphore, "first");
      taker(semaphore, "second");
      settle();
      semaphore.release();
      first.cancel();
      settle();
      assertThat(log).containsExactly("second");
    });
  }

  @Test
  void aPermitOfACancelledWaiterIsNotLostWhenNobodyElseWaits() {
    virtual(() -> {
      var semaphore = AsyncSemaphore.bounded(1);
      semaphore.acquire();
      var first = taker(semaphore, "first");
      settle();
      semaphore.release();
      first.cancel();
      settle();
      assertThat(semaphore.isLocked()).isFalse();
      semaphore.acquire();
      semaphore.release();
      assertThatThrownBy(semaphore::release).isInstanceOf(IllegalStateException.class);
    });
  }

  @Test
  void aCancellationBehindAWokenWaiterCostsNoPermit() {
    virtual(() -> {
      var semaphore = new AsyncSemaphore(0);
      taker(semaphore, "a");
      var b = taker(semaphore, "b");
      taker(semaphore, "c");
      settle();
      semaphore.release();
      semaphore.release();
      b.cancel();
      settle();
      assertThat(log).containsExactly("a", "c");
    });
  }

  @Test
  void anUnboundedOneGrows() {
    virtual(() -> {
      var semaphore = new AsyncSemaphore(0);
      semaphore.release();
      semaphore.release();
      semaphore.acquire();
      assertThat(semaphore.isLocked()).isFalse();
      semaphore.acquire();
      assertThat(semaphore.isLocked()).isTrue();
    });
  }

  @Test
  void aBoundedOneRefusesMorePermitsThanItBeganWith() {
    virtual(() -> {
      var semaphore = AsyncSemaphore.bounded(2);
      assertThatThrownBy(semaphore::release).isInstanceOf(IllegalStateException.class);
      semaphore.acquire();
      semaphore.release();
      assertThatThrownBy(semaphore::release).isInstanceOf(IllegalStateException.class);
    });
  }

  @Test
  void aBoundedOneCountsThePermitOfAWokenWaiterAsFree() {
    virtual(() -> {
      var semaphore = AsyncSemaphore.bounded(1);
      semaphore.acquire();
      var waiter = taker(semaphore, "waiter");
      settle();
      semaphore.release();
      assertThatThrownBy(semaphore::release).isInstanceOf(IllegalStateException.class);
      waiter.await();
      semaphore.release();
      assertThat(semaphore.isLocked()).isFalse();
    });
  }

  @Test
  void negativePermitsAreRefusedAndNoneIsFine() {
    assertThatThrownBy(() -> new AsyncSemaphore(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AsyncSemaphore.bounded(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new AsyncSemaphore(0).isLocked()).isTrue();
  }

  @Test
  void withPermitGivesTheBodysValueAndItsCheckedExceptionAndReleases() {
    virtual(() -> {
      var semaphore = AsyncSemaphore.bounded(1);
      int value = semaphore.withPermit(() -> 42);
      assertThat(value).isEqualTo(42);
      try {
        semaphore.withPermit(() -> {
          fail();
        });
      } catch (IOException e) {
        log.add(e.getMessage());
      }
      assertThat(log).containsExactly("broken");
      assertThat(semaphore.isLocked()).isFalse();
    });
  }

  private static void fail() throws IOException {
    throw new IOException("broken");
  }

  @Test
  void withPermitCancelledWhileItWaitsReleasesNothing() {
    virtual(() -> {
      var semaphore = AsyncSemaphore.bounded(1);
      semaphore.acquire();
      var waiter = createTask(() -> semaphore.withPermit(() -> log.add("ran")));
      settle();
      waiter.cancel();
      settle();
      assertThat(log).isEmpty();
      assertThat(semaphore.isLocked()).isTrue();
    });
  }
}
