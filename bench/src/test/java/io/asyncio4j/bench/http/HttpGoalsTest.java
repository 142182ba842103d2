package io.asyncio4j.bench.http;

import static io.asyncio4j.bench.http.Contender.ASYNCIO4J;
import static io.asyncio4j.bench.http.Contender.JDK;
import static io.asyncio4j.bench.http.Contender.NETTY;
import static io.asyncio4j.bench.http.Contender.VERTX;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.bench.Goal;
import io.asyncio4j.bench.Goal.Verdict;
import org.junit.jupiter.api.Test;

final class HttpGoalsTest {
  private static Goal goal(HttpRun run, String words) {
    return HttpGoals.judge(run).stream()
        .filter(goal -> goal.name().contains(words))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatWasNotMeasuredIsNeitherPassedNorShort() {
    assertThat(HttpGoals.judge(HttpRuns.of().run()))
        .isNotEmpty()
        .allMatch(goal -> goal.verdict() == Verdict.NOT_MEASURED);
  }

  @Test
  void aGoalOfSeveralRowsIsReachedWhenAllOfThemReachIt() {
    var runs =
        HttpRuns.of()
            .perCpuSecond(Row.PLAINTEXT, NETTY, 100)
            .perCpuSecond(Row.JSON, NETTY, 100)
            .perCpuSecond(Row.PLAINTEXT, ASYNCIO4J, 95)
            .perCpuSecond(Row.JSON, ASYNCIO4J, 96);

    assertThat(goal(runs.run(), "plaintext, json: at least 0.95 times raw"))
        .returns(Verdict.PASS, Goal::verdict)
        .returns("plaintext 0.95x, json 0.96x", Goal::figure);

    var shortOfIt =
        HttpRuns.of()
            .perCpuSecond(Row.PLAINTEXT, NETTY, 100)
            .perCpuSecond(Row.JSON, NETTY, 100)
            .perCpuSecond(Row.PLAINTEXT, ASYNCIO4J, 99)
            .perCpuSecond(Row.JSON, ASYNCIO4J, 94);

    assertThat(goal(shortOfIt.run(), "plaintext, json: at least 0.95 times raw"))
        .returns(Verdict.FALLS_SHORT, Goal::verdict)
        .returns("plaintext 0.99x, json 0.94x", Goal::figure);
  }

  @Test
  void asManyAsVertxAreNotMore() {
    var run =
        HttpRuns.of()
            .perCpuSecond(Row.PLAINTEXT, VERTX, 100)
            .perCpuSecond(Row.PLAINTEXT, ASYNCIO4J, 100)
            .run();

    assertThat(goal(run, "more than Vert.x").verdict()).isEqualTo(Verdict.FALLS_SHORT);
  }

  @Test
  void theClientIsHeldAgainstOtherClients() {
    var run =
        HttpRuns.of()
            .perCpuSecond(Row.FAN_OUT, JDK, 100)
            .perCpuSecond(Row.FAN_OUT, ASYNCIO4J, 149)
            .run();

    assertThat(goal(run, "fan-out: at least 1.5 times JDK"))
        .returns(Verdict.FALLS_SHORT, Goal::verdict)
        .returns("1.49x", Goal::figure);
  }

  @Test
  void latencyAndMemoryAreBetterWhenLess() {
    var run =
        HttpRuns.of("--idle", "10000")
            .with(Row.FIXED_RATE, NETTY, Metric.P99, 100)
            .with(Row.FIXED_RATE, ASYNCIO4J, Metric.P99, 120)
            .with(Row.IDLE, ASYNCIO4J, Metric.IDLE_HEAP, 8_192)
            .run();

    assertThat(goal(run, "p99")).returns(Verdict.PASS, Goal::verdict);
    assertThat(goal(run, "heap"))
        .returns(Verdict.FALLS_SHORT, Goal::verdict)
        .returns("8,192 bytes, of 10000", Goal::figure);
  }
}
