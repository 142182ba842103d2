package io.asyncio4j.bench;

import static io.asyncio4j.bench.Contender.ASYNCIO4J;
import static io.asyncio4j.bench.Contender.GO;
import static io.asyncio4j.bench.Contender.VTHREADS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

final class CoreReportTest {
  private final CoreRun run =
      Runs.of("--contenders", "asyncio4j,vthreads,go", "--jvm-flags", "-Xmx9g")
          .with(Row.SWITCH_2, ASYNCIO4J, 150, 160, 140)
          .with(Row.SWITCH_2, VTHREADS, 300, 300, 300)
          .with(Row.PARKED_BYTES, ASYNCIO4J, 1_234)
          .run();

  @Test
  void theTableHoldsMediansWithTheirRatioToAsyncio4j() {
    assertThat(CoreReport.markdown(run, List.of()))
        .contains("| row | unit | asyncio4j | virtual threads | Go |")
        .contains("| switch (yield), 2 coroutines | ns | 150 | 300 (2.00x) | - |")
        .contains("| heap per parked coroutine | bytes | 1,234 | - | - |");
  }

  @Test
  void theSpreadIsGivenFromLeastToGreatest() {
    assertThat(CoreReport.markdown(run, List.of())).contains("140 to 160 (13%)");
  }

  @Test
  void machineFlagsVersionsAndGoalsAreNamed() {
    run.contenders().version(ASYNCIO4J, "JDK 25");

    assertThat(CoreReport.markdown(run, List.of(new Goal("fast", Goal.Verdict.PASS, "2x"))))
        .contains("Some CPU, 2 cores")
        .contains("`-Xmx9g`")
        .contains("- asyncio4j: JDK 25")
        .contains("| fast | PASS | 2x |");
  }

  @Test
  void aBusyMachineIsNamedBecauseItsFiguresAreNoise() {
    assertThat(CoreReport.markdown(Runs.onABusyMachine().run(), List.of()))
        .contains("The machine was busy (load 3.2 before the run)");
    assertThat(CoreReport.markdown(run, List.of())).doesNotContain("busy");
  }

  @Test
  void aContenderThatIsMissingIsAColumnThatSaysSoAndALineThatHelps() {
    run.contenders().missing(GO, "install golang-go");

    assertThat(CoreReport.markdown(run, List.of()))
        .contains("| 150 | 300 (2.00x) | not installed |")
        .contains("- Go: not installed; install golang-go");
  }

  @Test
  void aContenderThatFailedIsNamedWithTheReason() {
    run.fail(Row.GATHER, GO, "no answer within 120 s");

    assertThat(CoreReport.markdown(run, List.of()))
        .contains("- Go failed at gather: no answer within 120 s");
  }

  @Test
  void theJsonHoldsEveryRepetition() {
    var json = Json.parseObject(Json.write(run.toJson(CoreGoals.judge(run))));

    assertThat(json).containsEntry("cpu", "Some CPU").containsEntry("jvmFlags", List.of("-Xmx9g"));
    assertThat((List<?>) json.get("rows"))
        .first()
        .hasToString(
            "{row=switch-2, unit=ns, contenders={"
                + "asyncio4j={median=150.0, min=140.0, max=160.0, forks=[[150.0, 160.0], [140.0]]},"
                + " vthreads={median=300.0, min=300.0, max=300.0, forks=[[300.0, 300.0], [300.0]]}}}");
    assertThat((List<?>) json.get("goals"))
        .allMatch(goal -> ((Map<?, ?>) goal).containsKey("verdict"));
  }

  @Test
  void theChartIsXmlWithADotForEveryFigureAndOneForEachInTheLegend() throws Exception {
    var svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(CoreChart.svg(run))));

    assertThat(svg.getDocumentElement().getNodeName()).isEqualTo("svg");
    assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(3 + 2);
  }
}
