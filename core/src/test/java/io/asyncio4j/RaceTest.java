package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static io.asyncio4j.Loops.after;
import static io.asyncio4j.Loops.failAfter;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.timeOf;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaceTest {
  @Test
  void theFirstSuccessWinsAndTheOthersAreCancelledAndWaitedFor() throws IOException {
    virtual(() -> {
      var log = new ArrayList<String>();
      assertThat(
              timeOf(() ->
                  assertThat(
                          race(
                              () -> {
                                try {
                                  return after(9, "slow");
                                } finally {
                                  sleep(seconds(1));
                                  log.add("over");
                                }
                              },
                              () -> failAfter(1, "bad"),
                              () -> after(2, "fast")))
                      .isEqualTo("fast")))
          .isEqualTo(seconds(3));
      assertThat(log).containsExactly("over");
    });
  }

  @Test
  void aLoserThatFailsSpoilsNothing() {
    virtual(() -> {
      assertThat(
              race(
                  () -> after(1, "fast"),
                  () -> {
                    try {
                      return after(9, "slow");
                    } catch (CancelledError e) {
                      throw new IllegalStateException("loser");
                    }
                  }))
          .isEqualTo("fast");
    });
  }

  @Test
  void aLoserThatSwallowsItsCancellationStillLoses() {
    virtual(() -> {
      assertThat(race(() -> after(1, "fast"), Loops::stubborn)).isEqualTo("fast");
    });
  }

  @Test
  void whenAllFailTheFirstInTimeGoesOutWithTheOthersSuppressed() {
    virtual(() -> {
      Throwable failure =
          catchThrowable(() ->
              race(
                  () -> failAfter(3, "third"),
                  () -> failAfter(1, "first"),
                  () -> {
                    sleep(seconds(2));
                    throw new CancelledError("second");
                  }));
      assertThat(failure).isInstanceOf(IOException.class).hasMessage("first");
      assertThat(Arrays.stream(failure.getSuppressed()).map(Throwable::getMessage))
          .containsExactly("second", "third");
    });
  }

  @Test
  void aRaceOfNobodyIsRefused() {
    virtual(() -> {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> race(List.<Coroutine<Integer, RuntimeException>>of()));
    });
  }

  @Test
  void cancellingTheCallerOfARaceCancelsAll() {
    virtual(() -> {
      Task<?> task = createTask(() -> race(() -> after(9, 1), () -> after(8, 2)));
      settle();
      task.cancel("stop");
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class).hasMessage("stop");
      assertThat(allTasks()).hasSize(1);
    });
  }
}
