package io.asyncio4j.cli.check;

import io.asyncio4j.check.Finding;
import io.asyncio4j.check.Fix;
import io.asyncio4j.check.Mistake;
import io.asyncio4j.cli.terminal.Style;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * For people: place, what is wrong and how the program comes there, source line, what to write.
 *
 * @param fixes whether fixes are shown that have not been applied
 */
record ReadableReport(Style style, boolean fixes) implements ReportFormat {
  /** A fix of more lines is easier to see in the file. */
  private static final int SHOWN_LINES = 12;

  @Override
  public void print(Outcome outcome, PrintStream out) {
    outcome.changes().forEach((file, count) -> out.println(style.good(fixed(file, count))));
    for (Finding finding : outcome.findings()) {
      print(finding, outcome.text(finding), out);
    }
    out.println(summary(outcome));
  }

  /** What is said of a file that has been changed. */
  static String fixed(String file, int changes) {
    return "fixed " + file + ": " + count(changes, "change");
  }

  private void print(Finding finding, String text, PrintStream out) {
    String place = finding.file() + ":" + finding.line() + ":" + finding.column();
    out.println(
        style.bold(place + ":")
            + " "
            + level(finding)
            + " "
            + finding.message()
            + " "
            + style.faint("[" + finding.check() + "]"));
    String line = line(text, finding.line());
    int width = String.valueOf(finding.line() + SHOWN_LINES).length() + 2;
    out.println(gutter(width, String.valueOf(finding.line())) + line);
    out.println(gutter(width, "") + style.good(pointer(line, finding.column())));
    if (fixes) {
      finding.fix().ifPresent(fix -> print(fix, text, width, out));
    }
    out.println();
  }

  private String level(Finding finding) {
    String label = finding.level().label() + ":";
    return switch (finding.level()) {
      case ERROR -> style.bad(label);
      case WARNING -> style.doubtful(label);
      case INFO -> style.faint(label);
    };
  }

  private String gutter(int width, String number) {
    return style.faint(" ".repeat(Math.max(0, width - number.length())) + number + " | ");
  }

  private static String line(String text, int number) {
    return text.lines().skip(number - 1L).findFirst().orElse("");
  }

  /** A caret below the name that begins at {@code column}. */
  private static String pointer(String line, int column) {
    int start = Math.min(column - 1, line.length());
    int end = start;
    while (end < line.length() && Character.isJavaIdentifierPart(line.charAt(end))) {
      end++;
    }
    // Tabulators stay, so that it is below whatever their width.
    String before = line.substring(0, start).replaceAll("[^\\t]", " ");
    return before + "^" + "~".repeat(Math.max(0, end - start - 1));
  }

  private void print(Fix fix, String text, int width, PrintStream out) {
    List<String> lines = FixPreview.lines(text, fix);
    out.println(gutter(width, "") + style.faint("--fix can " + fix.description() + ":"));
    lines.stream()
        .limit(SHOWN_LINES)
        .forEach(line -> out.println(gutter(width, "+") + style.good(line)));
    if (lines.size() > SHOWN_LINES) {
      out.println(gutter(width, "") + "... " + count(lines.size() - SHOWN_LINES, "more line"));
    }
  }

  private String summary(Outcome outcome) {
    String read =
        String.format(
            Locale.ROOT,
            "%s, %s, %.1f s",
            count(outcome.files(), "file"),
            count(outcome.lines(), "line"),
            outcome.time().toMillis() / 1000.0);
    if (outcome.findings().isEmpty()) {
      return style.good("no findings") + " (" + read + ")";
    }
    Map<Mistake, Long> kinds =
        outcome.findings().stream()
            .collect(Collectors.groupingBy(Finding::mistake, TreeMap::new, Collectors.counting()));
    String each =
        kinds.entrySet().stream()
            .map(kind -> kind.getValue() + " " + kind.getKey().label())
            .collect(Collectors.joining(", "));
    long fixable = outcome.findings().stream().filter(found -> found.fix().isPresent()).count();
    return style.bold(count(outcome.findings().size(), "finding"))
        + ": "
        + each
        + " ("
        + read
        + ")"
        + (fixes && fixable > 0 ? "; --fix takes out " + fixable : "");
  }

  private static String count(int number, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }
}
