package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DoneCallbackTest {
  @Test
  void doneCallbacksRunSoonAfterTheEndInTheOrderTheyWereAdded() {
    virtual(() -> {
      var log = new ArrayList<String>();
      Task<Integer> task = createTask(() -> 1);
      task.addDoneCallback(done -> log.add("first " + done.resultNow()));
      task.addDoneCallback(_ -> log.add("second"));
      task.await();
      task.addDoneCallback(_ -> log.add("late"));
      log.add("added");
      settle();
      assertThat(log).containsExactly("first 1", "second", "added", "late");
    });
  }

  @Test
  void aDoneCallbackAndAWaiterTakeTurnsInTheOrderTheyCame() {
    virtual(() -> {
      var log = new ArrayList<String>();
      Task<Void> task = createTask(() -> sleep(seconds(1)));
      Task<?> waiter =
          createTask(() -> {
            task.await();
            log.add("waiter");
          });
      yieldNow();
      task.addDoneCallback(_ -> log.add("callback"));
      waiter.await();
      settle();
      assertThat(log).containsExactly("waiter", "callback");
    });
  }

  @Test
  void aDoneCallbackRunsInACopyOfTheContextOfWhoAddedIt() {
    virtual(() -> {
      var name = ContextVar.of("name", "none");
      var seen = new ArrayList<String>();
      Task<Integer> task =
          createTask(() -> {
            name.set("task");
            return 1;
          });
      name.set("adder");
      task.addDoneCallback(_ -> {
        seen.add(name.get());
        name.set("callback");
      });
      name.set("later");
      settle();
      assertThat(seen).containsExactly("adder");
      assertThat(name.get()).isEqualTo("later");
    });
  }

  @Test
  void removeDoneCallbackRemovesEveryRegistration() {
    virtual(() -> {
      var log = new ArrayList<String>();
      Task<Void> task = createTask(() -> sleep(seconds(1)));
      Consumer<Object> twice = _ -> log.add("twice");
      Consumer<Object> once = _ -> log.add("once");
      task.addDoneCallback(twice);
      task.addDoneCallback(once);
      task.addDoneCallback(twice);
      assertThat(task.removeDoneCallback(twice)).isEqualTo(2);
      assertThat(task.removeDoneCallback(twice)).isZero();
      task.await();
      settle();
      assertThat(log).containsExactly("once");
    });
  }

  @Test
  void aDoneCallbackThatFailsIsReportedAndTheOthersRun() {
    var log = new ArrayList<String>();
    List<LoopException> reports =
        Loops.reportsOf(() -> {
          Task<Integer> task = createTask(() -> 1);
          task.addDoneCallback(_ -> {
            throw new IllegalArgumentException("callback");
          });
          task.addDoneCallback(_ -> log.add("second"));
          settle();
        });
    assertThat(log).containsExactly("second");
    assertThat(reports)
        .singleElement()
        .extracting(LoopException::exception)
        .isInstanceOf(IllegalArgumentException.class);
  }
}
