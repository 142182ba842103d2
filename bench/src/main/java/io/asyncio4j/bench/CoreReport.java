package io.asyncio4j.bench;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.StringJoiner;

/** What was measured as Markdown: core.md. */
final class CoreReport {
  private final CoreRun run;
  private final List<Contender> contenders;

  private CoreReport(CoreRun run) {
    this.run = run;
    this.contenders = List.copyOf(run.options().contenders());
  }

  static String markdown(CoreRun run, List<Goal> goals) {
    return new CoreReport(run).markdown(goals);
  }

  private String markdown(List<Goal> goals) {
    var options = run.options();
    var machine = run.machine();
    var out = new StringBuilder();
    out.append("# Core benchmarks\n\n");
    out.append("Medians; in brackets the ratio to asyncio4j: 2.00x takes twice as long, or twice")
        .append(" the memory.\n");
    out.append(
        String.format(
            Locale.ROOT,
            "%d fork(s) of each contender with %d repetition(s) of each row, contenders in turn;"
                + " %,d sleepers.%n%n",
            options.forks(),
            options.repetitions(),
            options.sleepers()));
    Markdown.machine(out, machine);
    out.append("- ").append(machine.java()).append("; flags of every contender on the JVM: `");
    out.append(String.join(" ", options.jvmFlags())).append("`\n");
    run.contenders()
        .versions()
        .forEach((contender, version) ->
            out.append("- ").append(contender.title()).append(": ").append(version).append('\n'));
    run.contenders()
        .missing()
        .forEach((contender, howTo) ->
            out.append("- ")
                .append(contender.title())
                .append(": not installed; ")
                .append(howTo)
                .append('\n'));
    for (var failure : run.failures()) {
      out.append("- ")
          .append(failure.contender().title())
          .append(" failed at ")
          .append(failure.row().id())
          .append(": ")
          .append(failure.why())
          .append('\n');
    }
    table(out.append("\n## Medians\n\n"), this::median);
    table(out.append("\n## Spread: least to greatest\n\n"), this::spread);
    Markdown.goals(out, goals);
    return out.toString();
  }

  private interface Cell {
    String of(Row row, Contender contender);
  }

  private void table(StringBuilder out, Cell cell) {
    var head = new StringJoiner(" | ", "| row | unit | ", " |\n");
    contenders.forEach(contender -> head.add(contender.title()));
    out.append(head).append("|---|---|").append("--:|".repeat(contenders.size())).append('\n');
    for (Row row : run.rows()) {
      var line = new StringJoiner(" | ", "| ", " |\n").add(row.title()).add(row.unit());
      contenders.forEach(contender -> line.add(cell.of(row, contender)));
      out.append(line);
    }
  }

  private String median(Row row, Contender contender) {
    if (run.contenders().missing().containsKey(contender)) {
      return "not installed";
    }
    return run.statistics(row, contender)
        .map(statistics -> {
          OptionalDouble ratio = run.ratio(row, contender, Contender.ASYNCIO4J);
          String number = Markdown.number(statistics.median());
          return contender == Contender.ASYNCIO4J || ratio.isEmpty()
              ? number
              : number + " (" + Markdown.ratio(ratio.getAsDouble()) + ")";
        })
        .orElse("-");
  }

  private String spread(Row row, Contender contender) {
    return run.statistics(row, contender)
        .map(statistics ->
            Markdown.number(statistics.min())
                + " to "
                + Markdown.number(statistics.max())
                + String.format(Locale.ROOT, " (%.0f%%)", statistics.spread() * 100))
        .orElse("-");
  }
}
