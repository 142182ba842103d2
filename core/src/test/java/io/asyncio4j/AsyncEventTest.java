package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsyncEventTest {
  private final AsyncEvent event = new AsyncEvent();
  private final List<String> log = new ArrayList<>();

  private Task<Void> waiter(String name) {
    return createTask(
        name,
        () -> {
          event.await();
          log.add(name);
        });
  }

  @Test
  void settingItLetsAllGoInTheOrderTheyCame() {
    virtual(() -> {
      waiter("a");
      waiter("b");
      waiter("c");
      settle();
      assertThat(log).isEmpty();
      event.set();
      settle();
      assertThat(log).containsExactly("a", "b", "c");
    });
  }

  @Test
  void awaitingOneThatIsSetDoesNotSuspend() {
    virtual(() -> {
      event.set();
      createTask(() -> log.add("other"));
      event.await();
      assertThat(log).isEmpty();
    });
  }

  @Test
  void thoseWhoWaitedGoOnAlsoWhenItIsClearedBeforeTheyRun() {
    virtual(() -> {
      waiter("a");
      settle();
      event.set();
      event.clear();
      waiter("b");
      settle();
      assertThat(log).containsExactly("a");
      assertThat(event.isSet()).isFalse();
      event.set();
      settle();
      assertThat(log).containsExactly("a", "b");
    });
  }

  @Test
  void aCancelledWaiterLeavesTheOthersWaiting() {
    virtual(() -> {
      var a = waiter("a");
      waiter("b");
      settle();
      a.cancel();
      settle();
      assertThat(a.isCancelled()).isTrue();
      event.set();
      settle();
      assertThat(log).containsExactly("b");
    });
  }

  @Test
  void aWaiterCancelledAfterItWasWokenEndsCancelled() {
    virtual(() -> {
      var a = waiter("a");
      settle();
      event.set();
      a.cancel();
      settle();
      assertThat(a.isCancelled()).isTrue();
      assertThat(log).isEmpty();
    });
  }

  @Test
  void itMayBeSetAndClearedTwiceAndBeforeALoopRuns() {
    event.set();
    event.set();
    virtual(() -> {
      event.await();
      event.clear();
      event.clear();
      assertThat(event.isSet()).isFalse();
    });
  }

  @Test
  void aCallbackMaySetIt() {
    virtual(() -> {
      Asyncio.runningLoop().callLater(Loops.seconds(1), event::set);
      assertThat(Loops.timeOf(event::await)).isEqualTo(Loops.seconds(1));
    });
  }
}
