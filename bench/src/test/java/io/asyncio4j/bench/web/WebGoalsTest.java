package io.asyncio4j.bench.web;

import static io.asyncio4j.bench.web.Contender.ASYNCIO4J;
import static io.asyncio4j.bench.web.Contender.FASTAPI;
import static io.asyncio4j.bench.web.Contender.SPRING;
import static io.asyncio4j.bench.web.Contender.VERTX;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.bench.Goal;
import io.asyncio4j.bench.Goal.Verdict;
import org.junit.jupiter.api.Test;

final class WebGoalsTest {
  private static Goal goal(WebRuns runs, String words) {
    return WebGoals.judge(runs.run()).stream()
        .filter(goal -> goal.name().contains(words))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatWasNotMeasuredIsNeitherPassedNorShort() {
    assertThat(WebGoals.judge(WebRuns.of().run()))
        .isNotEmpty()
        .allMatch(goal -> goal.verdict() == Verdict.NOT_MEASURED);
  }

  @Test
  void tenTimesFastApiIsTheGoal() {
    var runs =
        WebRuns.of()
            .with(Row.ORDER, FASTAPI, Metric.PER_CPU_SECOND, 100)
            .with(Row.ORDER, ASYNCIO4J, Metric.PER_CPU_SECOND, 999);

    assertThat(goal(runs, "order: at least 10 times FastAPI"))
        .returns(Verdict.FALLS_SHORT, Goal::verdict)
        .returns("9.99x", Goal::figure);
  }

  @Test
  void theFastestJavaFrameworkIsTheOneToReach() {
    var runs =
        WebRuns.of()
            .with(Row.SUMMARY, SPRING, Metric.PER_CPU_SECOND, 50)
            .with(Row.SUMMARY, VERTX, Metric.PER_CPU_SECOND, 100)
            .with(Row.SUMMARY, FASTAPI, Metric.PER_CPU_SECOND, 1_000)
            .with(Row.SUMMARY, ASYNCIO4J, Metric.PER_CPU_SECOND, 100);

    assertThat(goal(runs, "summary: no fewer than"))
        .returns(Verdict.PASS, Goal::verdict)
        .returns("1.00x of Vert.x Web's", Goal::figure);
  }

  @Test
  void theStartIsJudgedWithAndWithoutACache() {
    var runs =
        WebRuns.of()
            .with(Row.START_UP, ASYNCIO4J, Metric.FIRST_ANSWER, 600, 500, 550)
            .with(Row.START_UP, ASYNCIO4J, Metric.FIRST_ANSWER_CACHED, 300);

    assertThat(goal(runs, "first answer: less")).returns(Verdict.FALLS_SHORT, Goal::verdict);
    assertThat(goal(runs, "with an AOT cache")).returns(Verdict.PASS, Goal::verdict);
  }
}
