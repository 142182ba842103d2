package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static io.asyncio4j.Loops.reportsOf;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnseenFailureTest {
  private static Task<Void> failing(String name) {
    return createTask(
        name,
        (VoidCoroutine<IOException>)
            () -> {
              throw new IOException("nobody saw me");
            });
  }

  @Test
  void isReportedOnceAtTheLatestWhenTheLoopCloses() {
    var kept = new ArrayList<Task<?>>();
    List<LoopException> reports =
        reportsOf(() -> {
          kept.add(failing("forgotten"));
          settle();
        });
    assertThat(reports).hasSize(1);
    assertThat(reports.getFirst().message()).contains("forgotten");
    assertThat(reports.getFirst().exception()).hasMessage("nobody saw me");
  }

  @Test
  void isReportedOnceWhenTheTaskIsCollected() {
    var reports = new ArrayList<LoopException>();
    try (var runner = Runner.builder().build()) {
      runner.loop().setExceptionHandler((_, report) -> reports.add(report));
      runner.run(() -> {
        failing("forgotten");
        yieldNow();
        while (reports.isEmpty()) {
          System.gc();
          sleep(Duration.ofMillis(10));
        }
      });
      assertThat(reports).hasSize(1);
    }
    assertThat(reports).hasSize(1);
    assertThat(reports.getFirst().message()).contains("forgotten");
  }

  @Test
  void inDebugModeTheReportTellsWhereTheTaskWasCreated() {
    var reports = new ArrayList<LoopException>();
    try (var runner = Runner.builder().debug(true).build()) {
      runner.loop().setExceptionHandler((_, report) -> reports.add(report));
      runner.run(() -> {
        failing("forgotten");
        yieldNow();
      });
    }
    assertThat(reports).singleElement();
    assertThat(reports.getFirst().message()).contains("UnseenFailureTest.failing");
  }

  @Test
  void oneThatWasTakenIsNotReported() {
    assertThat(
            reportsOf(() -> {
              assertThatThrownBy(() -> failing("awaited").await());
              assertThatThrownBy(() -> gatherTasks(List.of(failing("gathered"))));
              assertThatThrownBy(() -> failing("got").get());
              assertThatThrownBy(() -> shield(failing("shielded")));
              Task<Void> looked = failing("looked at");
              settle();
              looked.exceptionNow();
              failing("copied").toCompletableFuture();
              gatherTaskOutcomes(List.of(failing("told")));
              gatherOutcomes(() -> {
                throw new IOException("told");
              });
              settle();
            }))
        .isEmpty();
  }

  @Test
  void lookingAtItsStateDoesNotTakeIt() {
    assertThat(
            reportsOf(() -> {
              Task<Void> task = failing("waited for");
              waitUntil(ReturnWhen.ALL_COMPLETED, List.of(task));
              task.state();
              task.isDone();
            }))
        .hasSize(1);
  }

  @Test
  void aFailedPromiseIsReportedToo() {
    assertThat(reportsOf(() -> Promise.create().setException(new IOException("nobody saw me"))))
        .hasSize(1);
  }

  @Test
  void aCancellationIsNoFailure() {
    assertThat(
            reportsOf(() -> {
              Task<Void> task = createTask(() -> sleep(seconds(9)));
              settle();
              task.cancel();
              settle();
              Promise.create().cancel();
            }))
        .isEmpty();
  }

  @Test
  void aShieldedBodyThatFailsAfterItsCallerWasCancelledIsReported() {
    assertThat(
            reportsOf(() -> {
              Task<Void> caller =
                  createTask(() ->
                      shield(() -> {
                        sleep(seconds(2));
                        throw new IllegalStateException("nobody saw me");
                      }));
              settle();
              caller.cancel();
              assertThatThrownBy(caller::await).isInstanceOf(CancelledError.class);
              sleep(seconds(3));
            }))
        .hasSize(1);
  }
}
