package io.asyncio4j.bench.observers;

import io.asyncio4j.bench.Goal;
import io.asyncio4j.bench.Markdown;
import io.asyncio4j.bench.observers.ObserversRun.Sample;
import io.asyncio4j.bench.observers.ObserversRun.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What was measured as Markdown: observers.md, and what the goals say of it. */
final class ObserversReport {
  /** What watching may add to a program's processor time. */
  private static final double MOST = 1.05;

  /** What cannot be told from nothing by rounds that themselves differ by more. */
  private static final double NOTHING = 1.02;

  private final ObserversRun run;

  private ObserversReport(ObserversRun run) {
    this.run = run;
  }

  static List<Goal> judge(ObserversRun run) {
    var report = new ObserversReport(run);
    var goals = new ArrayList<Goal>();
    goals.add(
        report.judge("nothing when off: at most 2 % beside bare", Mode.OFF, Mode.BARE, NOTHING));
    for (Mode mode : List.of(Mode.ADVISE, Mode.TIMELINE, Mode.RECORDING)) {
      goals.add(report.judge(mode.title() + ": under 5 % when on", mode, Mode.OFF, MOST));
    }
    return goals;
  }

  private Goal judge(String name, Mode mode, Mode to, double most) {
    var figures = new StringJoiner(", ");
    boolean reached = true;
    for (Workload workload : run.options().workloads()) {
      var ratios = run.ratios(workload, mode, to, Sample::cpu);
      if (workload.isRepresentative() && ratios.isPresent()) {
        double ratio = ratios.get().median();
        figures.add(workload.id() + " " + percent(ratio));
        reached &= ratio <= most;
      }
    }
    return figures.length() == 0
        ? Goal.notMeasured(name)
        : Goal.judged(name, reached, figures.toString());
  }

  private static String percent(double ratio) {
    return String.format(Locale.ROOT, "%+.1f %%", 100 * (ratio - 1));
  }

  static String markdown(ObserversRun run, List<Goal> goals) {
    return new ObserversReport(run).markdown(goals);
  }

  private String markdown(List<Goal> goals) {
    var options = run.options();
    var out = new StringBuilder("# What watching costs\n\n");
    out.append(
        String.format(
            Locale.ROOT,
            "Medians of %d processes with %d rounds of %d ms each, all modes in turn in each round;"
                + " in brackets%nagainst `off`, round by round.%n%n",
            options.forks(),
            options.rounds(),
            options.roundMillis()));
    Markdown.machine(out, run.machine());
    out.append("- ").append(run.machine().java()).append("; flags: `");
    out.append(String.join(" ", options.jvmFlags())).append("`\n");
    out.append("\n## Processor time of an operation, in microseconds\n\n");
    table(out, Sample::cpu);
    out.append("\n## Time of an operation, in microseconds\n\n");
    table(out, Sample::wall);
    out.append("\n## Least and greatest ratio of processor time to `off`\n\n");
    head(out, "workload");
    for (Workload workload : options.workloads()) {
      row(
          out,
          workload.title(),
          mode ->
              run.ratios(workload, mode, Mode.OFF, Sample::cpu)
                  .map(ratios -> percent(ratios.min()) + " to " + percent(ratios.max()))
                  .orElse("-"));
    }
    out.append("\n## A script of half a second from start to end, in milliseconds\n\n");
    head(out, "");
    row(out, "time", mode -> script(mode, Script::wall));
    row(out, "processor time", mode -> script(mode, Script::cpu));
    Markdown.goals(out, goals);
    return out.toString();
  }

  private void table(StringBuilder out, ToDoubleFunction<Sample> figure) {
    head(out, "workload");
    for (Workload workload : run.options().workloads()) {
      row(
          out,
          workload.title(),
          mode ->
              run.statistics(workload, mode, figure)
                  .map(statistics ->
                      Markdown.number(statistics.median())
                          + (mode == Mode.OFF
                              ? ""
                              : run.ratios(workload, mode, Mode.OFF, figure)
                                  .map(ratios -> " (" + percent(ratios.median()) + ")")
                                  .orElse("")))
                  .orElse("-"));
    }
  }

  private String script(Mode mode, ToDoubleFunction<Script> figure) {
    return run.script(mode, figure)
        .map(statistics -> String.format(Locale.ROOT, "%,.0f", statistics.median()))
        .orElse("-");
  }

  private void head(StringBuilder out, String first) {
    row(out, first, Mode::title);
    out.append("|---|").append("--:|".repeat(run.options().modes().size())).append('\n');
  }

  private void row(StringBuilder out, String first, Function<Mode, String> cell) {
    var line = new StringJoiner(" | ", "| ", " |\n").add(first);
    run.options().modes().forEach(mode -> line.add(cell.apply(mode)));
    out.append(line);
  }
}
