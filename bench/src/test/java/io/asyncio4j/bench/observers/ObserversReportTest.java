package io.asyncio4j.bench.observers;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.bench.Goal;
import io.asyncio4j.bench.Goal.Verdict;
import io.asyncio4j.bench.Machine;
import io.asyncio4j.bench.observers.ObserversRun.Sample;
import io.asyncio4j.bench.observers.ObserversRun.Script;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ObserversReportTest {
  private final ObserversRun run =
      new ObserversRun(
          new Machine("a processor", 2, "a system", "a JVM", 0.1),
          ObserversOptions.parse(new String[] {"--workloads", "echo,switches"}, Path.of("out")));

  private void add(Workload workload, Mode mode, double... cpu) {
    for (int round = 0; round < cpu.length; round++) {
      run.add(new Sample(workload, mode, round, cpu[round], 2 * cpu[round]));
    }
  }

  private Goal goal(Mode mode) {
    return ObserversReport.judge(run).stream()
        .filter(goal -> goal.name().startsWith(mode.title()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void modesAreComparedRoundByRoundSoThatABusyRoundDoesNotCount() {
    add(Workload.ECHO, Mode.OFF, 10, 30, 10);
    add(Workload.ECHO, Mode.ADVISE, 10.3, 31, 10.4);
    assertThat(goal(Mode.ADVISE))
        .isEqualTo(new Goal("advise: under 5 % when on", Verdict.PASS, "echo +3.3 %"));
  }

  @Test
  void moreThanFivePercentFallsShort() {
    add(Workload.ECHO, Mode.OFF, 10);
    add(Workload.ECHO, Mode.TIMELINE, 10.6);
    assertThat(goal(Mode.TIMELINE).verdict()).isEqualTo(Verdict.FALLS_SHORT);
  }

  @Test
  void theWorstCaseIsShownAndNotJudged() {
    add(Workload.ECHO, Mode.OFF, 10);
    add(Workload.ECHO, Mode.TIMELINE, 10);
    add(Workload.SWITCHES, Mode.OFF, 1);
    add(Workload.SWITCHES, Mode.TIMELINE, 1.5);
    assertThat(goal(Mode.TIMELINE).verdict()).isEqualTo(Verdict.PASS);
    assertThat(ObserversReport.markdown(run, ObserversReport.judge(run)))
        .contains("| nothing but switches: the worst case | - | 1.00 | - | 1.50 (+50.0 %) | - |\n");
  }

  @Test
  void offIsJudgedBesideBare() {
    add(Workload.ECHO, Mode.BARE, 10);
    add(Workload.ECHO, Mode.OFF, 10.5);
    assertThat(ObserversReport.judge(run).getFirst().verdict()).isEqualTo(Verdict.FALLS_SHORT);
  }

  @Test
  void theScriptIsATableOfItsOwn() {
    run.add(new Script(Mode.OFF, 300, 700));
    run.add(new Script(Mode.ADVISE, 500, 900));
    assertThat(ObserversReport.markdown(run, ObserversReport.judge(run)))
        .contains("| time | - | 700 | 900 | - | - |\n| processor time | - | 300 | 500 | - | - |\n");
  }
}
