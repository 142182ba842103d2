package io.asyncio4j.bench;

import java.util.List;
import java.util.Locale;

/** What the reports of all benchmarks have in common. */
public final class Markdown {
  private Markdown() {}

  /** Adds where it was measured. */
  public static void machine(StringBuilder out, Machine machine) {
    out.append("- ").append(machine.cpu()).append(", ").append(machine.cores());
    out.append(" cores; ").append(machine.system()).append('\n');
    if (machine.isBusy()) {
      out.append(
          String.format(
              Locale.ROOT,
              "- **The machine was busy (load %.1f before the run): the figures are noise.**%n",
              machine.load()));
    }
  }

  /** Adds the goals as a table. */
  public static void goals(StringBuilder out, List<Goal> goals) {
    out.append("\n## Goals\n\n| goal | verdict | asyncio4j |\n|---|---|---|\n");
    for (Goal goal : goals) {
      out.append("| ").append(goal.name()).append(" | ").append(goal.verdict().words());
      out.append(" | ").append(goal.figure()).append(" |\n");
    }
  }

  /** Three figures are more than a benchmark is worth. */
  public static String number(double value) {
    String format = value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, format, value);
  }

  /** A ratio, as 1.25x. */
  public static String ratio(double ratio) {
    return String.format(Locale.ROOT, ratio < 10 ? "%.2fx" : "%,.0fx", ratio);
  }
}
