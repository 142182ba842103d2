package io.asyncio4j.bench.http;

import static io.asyncio4j.bench.http.Contender.ASYNCIO4J;
import static io.asyncio4j.bench.http.Contender.FASTAPI;
import static io.asyncio4j.bench.http.Contender.NETTY;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.bench.Json;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

final class HttpReportTest {
  private final HttpRun run =
      HttpRuns.of("--contenders", "asyncio4j,netty,fastapi", "--jvm-flags", "-Xmx9g")
          .with(Row.PLAINTEXT, ASYNCIO4J, Metric.REQUESTS, 1_000, 3_000, 2_000)
          .with(Row.PLAINTEXT, ASYNCIO4J, Metric.PER_CPU_SECOND, 4_000)
          .with(Row.PLAINTEXT, NETTY, Metric.REQUESTS, 2_500)
          .with(Row.PLAINTEXT, NETTY, Metric.PER_CPU_SECOND, 5_000)
          .run();

  private String markdown() {
    return HttpReport.of(run).markdown(HttpGoals.judge(run));
  }

  @Test
  void aRowIsATableWithMediansSpreadAndRatio() {
    assertThat(markdown())
        .contains("## plaintext: plaintext, 64 connections")
        .contains("| contender | requests/s | requests per CPU-second |")
        .contains("| asyncio4j | 2,000 (1,000 to 3,000) | 4,000 |")
        .contains("| raw Netty handler | 2,500 | 5,000 (1.25x) |")
        .doesNotContain("## json")
        .doesNotContain("p99 µs")
        .contains("-Xmx9g");
  }

  @Test
  void whoIsMissingOrFailedIsNamedWithTheReason() {
    run.race().contenders().missing(FASTAPI, "install python3-fastapi");
    run.race().fail(Row.JSON, NETTY, "wrk saw 3 timeouts");
    run.race().skip(Row.FIXED_RATE, "h2load is not installed");
    run.race().note(Row.PLAINTEXT, NETTY, "was slow");

    assertThat(markdown())
        .contains("- FastAPI: skipped, not installed; install python3-fastapi")
        .contains("- **raw Netty handler failed at json**: wrk saw 3 timeouts")
        .contains("- fixed-rate: skipped; h2load is not installed")
        .contains("raw Netty handler: was slow");
  }

  @Test
  void theJsonHoldsEveryRound() {
    var json = Json.parseObject(Json.write(run.toJson(HttpGoals.judge(run))));

    assertThat(json).containsEntry("rounds", 3.0).containsKey("goals");
    assertThat((List<?>) json.get("rows"))
        .singleElement()
        .asString()
        .startsWith(
            "{row=plaintext, contenders={asyncio4j={requestsPerSecond={median=2000.0, min=1000.0,"
                + " max=3000.0, rounds=[1000.0, 3000.0, 2000.0]}");
  }

  @Test
  void theChartIsXmlWithADotForEveryRatioAndOneForEachInTheLegend() throws Exception {
    var svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(HttpReport.of(run).svg())));

    assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(2 + 2);
  }
}
