package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static io.asyncio4j.Loops.after;
import static io.asyncio4j.Loops.failAfter;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GatherOutcomesTest {
  @Test
  void outcomesTellHowEachEnded() {
    virtual(() -> {
      List<Outcome<Integer>> outcomes =
          gatherOutcomes(
              () -> after(2, 1),
              () -> failAfter(1, "bad"),
              () -> {
                throw new CancelledError("gone");
              });
      assertThat(outcomes.get(0)).isEqualTo(new Outcome.Success<>(1));
      assertThat(outcomes.get(1))
          .isInstanceOfSatisfying(
              Outcome.Failure.class, failure -> assertThat(failure.exception()).hasMessage("bad"));
      assertThat(outcomes.get(2))
          .isInstanceOfSatisfying(
              Outcome.Failure.class,
              failure -> assertThat(failure.exception()).isInstanceOf(CancelledError.class));
    });
  }

  @Test
  void outcomesOfACancelledCallerAreNotGiven() {
    virtual(() -> {
      Task<?> task = createTask(() -> gatherOutcomes(Loops::stubborn, () -> after(9, "b")));
      settle();
      task.cancel();
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
      assertThat(allTasks()).hasSize(1);
    });
  }
}
