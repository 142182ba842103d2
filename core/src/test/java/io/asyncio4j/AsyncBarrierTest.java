package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.gather;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import org.junit.jupiter.api.Test;

class AsyncBarrierTest {
  private final AsyncBarrier barrier = new AsyncBarrier(3);
  private final List<Object> log = new ArrayList<>();

  private Task<Void> party(String name) {
    return createTask(
        name,
        () -> {
          try {
            log.add(name + barrier.await());
          } catch (BrokenBarrierException e) {
            log.add(name + " broken");
          }
        });
  }

  @Test
  void allGoWhenTheLastHasCome() throws Exception {
    virtual(() -> {
      party("a");
      party("b");
      settle();
      assertThat(log).isEmpty();
      assertThat(barrier.waiting()).isEqualTo(2);
      party("c");
      settle();
      assertThat(log).containsExactlyInAnyOrder("a0", "b1", "c2");
      assertThat(barrier.waiting()).isZero();
      assertThat(barrier.parties()).isEqualTo(3);
    });
  }

  @Test
  void theLastDoesNotSuspend() throws Exception {
    virtual(() -> {
      party("a");
      party("b");
      settle();
      createTask(() -> log.add("other"));
      assertThat(barrier.await()).isEqualTo(2);
      assertThat(log).isEmpty();
    });
  }

  @Test
  void itFillsAgainAndAgain() throws Exception {
    virtual(() -> {
      List<Integer> sums = new ArrayList<>();
      for (int round = 0; round < 5; round++) {
        sums.add(gather(barrier::await, barrier::await, barrier::await, (a, b, c) -> a + b + c));
      }
      assertThat(sums).containsOnly(3);
    });
  }

  @Test
  void onePartyNeverWaits() throws Exception {
    virtual(() -> {
      var alone = new AsyncBarrier(1);
      assertThat(alone.await()).isZero();
      assertThat(alone.await()).isZero();
    });
  }

  @Test
  void theNextRoundBeginsBeforeTheLastOnesHaveRun() throws Exception {
    virtual(() -> {
      party("a");
      party("b");
      settle();
      barrier.await();
      var next = party("d");
      settle();
      assertThat(log).containsExactly("a0", "b1");
      assertThat(next.isDone()).isFalse();
      assertThat(barrier.waiting()).isEqualTo(1);
      barrier.abort();
    });
  }

  @Test
  void indicesAreUniqueAlsoAfterAWaiterLeft() throws Exception {
    virtual(() -> {
      var a = party("a");
      party("b");
      settle();
      a.cancel();
      settle();
      assertThat(barrier.waiting()).isEqualTo(1);
      party("c");
      party("d");
      settle();
      assertThat(log).containsExactlyInAnyOrder("b0", "c1", "d2");
    });
  }

  @Test
  void aPartyCancelledOnceTheBarrierIsFullLetsTheOthersGo() throws Exception {
    virtual(() -> {
      var a = party("a");
      party("b");
      settle();
      barrier.await();
      a.cancel();
      settle();
      assertThat(a.isCancelled()).isTrue();
      assertThat(log).containsExactly("b1");
      assertThat(barrier.isBroken()).isFalse();
    });
  }

  @Test
  void resetSendsThoseWhoWaitAwayAndLeavesItWhole() throws Exception {
    virtual(() -> {
      party("a");
      party("b");
      settle();
      barrier.reset();
      assertThat(barrier.waiting()).isZero();
      settle();
      assertThat(log).containsExactly("a broken", "b broken");
      assertThat(barrier.isBroken()).isFalse();
      log.clear();
      party("c");
      party("d");
      party("e");
      settle();
      assertThat(log).containsExactlyInAnyOrder("c0", "d1", "e2");
    });
  }

  @Test
  void resetOfAnEmptyOneDoesNothing() throws Exception {
    virtual(() -> {
      barrier.reset();
      assertThat(barrier.isBroken()).isFalse();
      assertThat(barrier.waiting()).isZero();
    });
  }

  @Test
  void abortSendsAwayThoseWhoWaitAndThoseWhoComeUntilAReset() throws Exception {
    virtual(() -> {
      party("a");
      settle();
      barrier.abort();
      settle();
      party("b");
      settle();
      assertThat(log).containsExactly("a broken", "b broken");
      assertThat(barrier.isBroken()).isTrue();
      barrier.reset();
      assertThat(barrier.isBroken()).isFalse();
      gather(barrier::await, barrier::await, barrier::await, (a, b, c) -> a + b + c);
    });
  }

  @Test
  void abortAndResetAlsoReachThoseWhoWereLetGoAndHaveNotRun() throws Exception {
    virtual(() -> {
      party("a");
      party("b");
      settle();
      barrier.await();
      barrier.abort();
      settle();
      assertThat(log).containsExactly("a broken", "b broken");
      barrier.reset();
      log.clear();
      party("c");
      party("d");
      settle();
      barrier.await();
      barrier.reset();
      settle();
      assertThat(log).containsExactly("c broken", "d broken");
      assertThat(barrier.isBroken()).isFalse();
    });
  }

  @Test
  void itNeedsAParty() throws Exception {
    assertThatThrownBy(() -> new AsyncBarrier(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AsyncBarrier(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
