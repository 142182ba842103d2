package io.asyncio4j.bench.web;

import static io.asyncio4j.bench.web.Contender.ASYNCIO4J;
import static io.asyncio4j.bench.web.Contender.FASTAPI;
import static io.asyncio4j.bench.web.Contender.SPRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.bench.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WebReportTest {
  private final WebRun run =
      WebRuns.of("--jvm-flags", "-Xmx9g", "--order-rate", "77")
          .with(Row.START_UP, ASYNCIO4J, Metric.FIRST_ANSWER, 400, 300, 500)
          .with(Row.START_UP, ASYNCIO4J, Metric.RSS, 90)
          .with(Row.ORDER, ASYNCIO4J, Metric.REQUESTS, 1_000, 3_000, 2_000)
          .with(Row.ORDER, ASYNCIO4J, Metric.PER_CPU_SECOND, 4_000)
          .with(Row.ORDER, SPRING, Metric.REQUESTS, 500)
          .with(Row.ORDER, SPRING, Metric.PER_CPU_SECOND, 1_000)
          .run();

  private String markdown() {
    return WebReport.of(run).markdown(WebGoals.judge(run));
  }

  @Test
  void aRowIsATableWithMediansSpreadAndRatio() {
    assertThat(markdown())
        .contains("## start-up: from the start")
        .contains("| contender | first answer ms | RSS MiB |")
        .contains("| asyncio4j | 400 (300 to 500) | 90.0 |")
        .contains("| contender | requests/s | requests per CPU-second |")
        .contains("| asyncio4j | 2,000 (1,000 to 3,000) | 4,000 |")
        .contains("| Spring Boot | 500 | 1,000 (0.25x) |")
        .contains("77 orders")
        .contains("-Xmx9g")
        .doesNotContain("## summary");
  }

  @Test
  void whoIsMissingOrFailedIsNamedWithTheReason() {
    run.race().contenders().missing(FASTAPI, "install python3-fastapi");
    run.race().fail(Row.ORDER, SPRING, "wrk saw 3 timeouts");
    run.race().note(Row.ORDER, SPRING, "was slow");

    assertThat(markdown())
        .contains("- FastAPI: skipped, not installed; install python3-fastapi")
        .contains("- **Spring Boot failed at order**: wrk saw 3 timeouts")
        .contains("Spring Boot: was slow.");
  }

  @Test
  void theJsonHoldsEveryRound() {
    var json = Json.parseObject(Json.write(run.toJson(WebGoals.judge(run))));

    assertThat(json).containsEntry("orderRate", 77.0).containsKey("goals");
    assertThat((List<?>) json.get("rows"))
        .element(1)
        .asString()
        .startsWith(
            "{row=order, contenders={asyncio4j={requestsPerSecond={median=2000.0, min=1000.0,"
                + " max=3000.0, rounds=[1000.0, 3000.0, 2000.0]}");
  }

  @Test
  void theChartHasADotForEveryRatioAndOneForEachInTheLegend() {
    assertThat(WebReport.of(run).svg().split("<circle ", -1)).hasSize(1 + 2 + 2);
  }
}
