package io.asyncio4j.bench;

import static io.asyncio4j.bench.Contender.ASYNCIO;
import static io.asyncio4j.bench.Contender.ASYNCIO4J;
import static io.asyncio4j.bench.Contender.BARE;
import static io.asyncio4j.bench.Contender.VTHREADS;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.bench.Goal.Verdict;
import org.junit.jupiter.api.Test;

final class CoreGoalsTest {
  private static Goal goal(CoreRun run, String name) {
    return CoreGoals.judge(run).stream()
        .filter(goal -> goal.name().contains(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theLimitItselfIsAPassAndAnythingBeyondFallsShort() {
    var run =
        Runs.of()
            .with(Row.SWITCH_2, ASYNCIO4J, 125)
            .with(Row.SWITCH_2, BARE, 100)
            .with(Row.GATHER, ASYNCIO4J, 126)
            .with(Row.GATHER, BARE, 100)
            .run();

    assertThat(goal(run, Row.SWITCH_2.title()))
        .returns(Verdict.PASS, Goal::verdict)
        .returns("1.25x", Goal::figure);
    assertThat(goal(run, Row.GATHER.title()))
        .returns(Verdict.FALLS_SHORT, Goal::verdict)
        .returns("1.26x", Goal::figure);
  }

  @Test
  void aGoalOfEveryRowNamesTheRowsThatFallShort() {
    var run =
        Runs.of()
            .with(Row.SWITCH_2, ASYNCIO4J, 100)
            .with(Row.SWITCH_2, ASYNCIO, 2_000)
            .with(Row.GATHER, ASYNCIO4J, 100)
            .with(Row.GATHER, ASYNCIO, 900)
            .run();

    assertThat(goal(run, "10x asyncio"))
        .returns(Verdict.FALLS_SHORT, Goal::verdict)
        .returns("1 of 2 rows: gather 9.00x", Goal::figure);
  }

  @Test
  void aGoalOfEveryRowThatIsReachedNamesTheNarrowestRow() {
    var run =
        Runs.of()
            .with(Row.SWITCH_2, ASYNCIO4J, 100)
            .with(Row.SWITCH_2, VTHREADS, 300)
            .with(Row.GATHER, ASYNCIO4J, 100)
            .with(Row.GATHER, VTHREADS, 150)
            .run();

    assertThat(goal(run, "every row"))
        .returns(Verdict.PASS, Goal::verdict)
        .returns("2 rows, the least 1.50x in gather", Goal::figure);
  }

  @Test
  void asFastAsVirtualThreadsIsNotFaster() {
    var run = Runs.of().with(Row.GATHER, ASYNCIO4J, 100).with(Row.GATHER, VTHREADS, 100).run();

    assertThat(goal(run, "every row").verdict()).isEqualTo(Verdict.FALLS_SHORT);
  }

  @Test
  void memoryIsNoRowOfTime() {
    var run =
        Runs.of()
            .with(Row.PARKED_BYTES, ASYNCIO4J, 830)
            .with(Row.PARKED_BYTES, VTHREADS, 700)
            .run();

    assertThat(goal(run, "every row").verdict()).isEqualTo(Verdict.NOT_MEASURED);
    assertThat(goal(run, "heap of a parked"))
        .returns(Verdict.PASS, Goal::verdict)
        .returns("1.19x", Goal::figure);
  }

  @Test
  void whatWasNotMeasuredIsNoPass() {
    assertThat(CoreGoals.judge(Runs.of().run()))
        .isNotEmpty()
        .allMatch(goal -> goal.verdict() == Verdict.NOT_MEASURED);
  }
}
