package io.asyncio4j.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs whose mistakes are marked, and what the checker makes of them. */
final class Corpus {
  private static final Pattern MARK =
      Pattern.compile("//\\s*(expect|expect-info|also):\\s*([^/]+)");

  /** What is expected or found at the lines of one file; {@code tag} holds a sequence together. */
  private record Mark(String kind, String tag, Due due, Set<Integer> lines) {}

  /** How a finding is due: at the default level, as a hint, or not at all but right as well. */
  private enum Due {
    SHOWN,
    HINT,
    ALSO
  }

  /** Of one kind of mistake. */
  static final class Score {
    int right;
    int missed;
    int falseAlarms;

    double precision() {
      return right + falseAlarms == 0 ? 1 : (double) right / (right + falseAlarms);
    }

    double recall() {
      return right + missed == 0 ? 1 : (double) right / (right + missed);
    }

    @Override
    public String toString() {
      return "%4d right %4d missed %4d false alarms   precision %5.1f %%   recall %5.1f %%"
          .formatted(right, missed, falseAlarms, 100 * precision(), 100 * recall());
    }
  }

  final Map<String, Score> scores = new TreeMap<>();
  final Score all = new Score();
  final List<String> wrong = new ArrayList<>();
  int programs;

  private final Checker checker = Checker.of(Check.CLASS_PATH);

  private Corpus() {}

  /** Checks every file below {@code folder}, each as a program of its own. */
  static Corpus check(Path folder) throws IOException {
    var corpus = new Corpus();
    for (Path file : programs(folder)) {
      corpus.programs++;
      corpus.checkFile(folder.relativize(file).toString(), Files.readString(file));
    }
    return corpus;
  }

  /** Those below {@code folder}, by name; none if there is no such folder. */
  static List<Path> programs(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var below = Files.walk(folder)) {
      return below.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private Score score(String kind) {
    return scores.computeIfAbsent(kind, _ -> new Score());
  }

  private void checkFile(String name, String text) {
    Checker.Result result = checker.checkSources(List.of(new SourceText(name, text)));
    for (String error : result.errors()) {
      wrong.add("does not compile   " + error);
    }
    List<Mark> marks = marks(text);
    var hit = new HashSet<Mark>();
    for (Finding finding : result.findings()) {
      Mark mark = expected(marks, finding, text);
      if (mark != null) {
        hit.add(mark);
      } else if (finding.level() != Level.INFO) {
        score(finding.mistake().label()).falseAlarms++;
        all.falseAlarms++;
        wrong.add("false alarm   " + finding);
      }
    }
    for (Mark mark : marks) {
      if (hit.contains(mark)) {
        if (mark.due == Due.SHOWN) {
          score(mark.kind).right++;
          all.right++;
        }
      } else if (mark.due == Due.SHOWN) {
        score(mark.kind).missed++;
        all.missed++;
        wrong.add("missed        " + name + ":" + mark.lines + " " + mark.kind);
      }
    }
  }

  /** A finding counts on any line of the statement that is marked. */
  private static Mark expected(List<Mark> marks, Finding finding, String text) {
    List<String> lines = text.lines().toList();
    for (Mark mark : marks) {
      if (mark.kind.equals(finding.mistake().label())
          && !(mark.due == Due.HINT && finding.level() != Level.INFO)) {
        for (int line : mark.lines) {
          if (line == finding.line() || isOneStatement(lines, line, finding.line())) {
            return mark;
          }
        }
      }
    }
    return null;
  }

  private static boolean isOneStatement(List<String> lines, int one, int other) {
    int from = Math.min(one, other);
    int to = Math.max(one, other);
    if (to - from > 8) {
      return false;
    }
    for (int line = from; line < to; line++) {
      String code = lines.get(line - 1).replaceFirst("//.*$", "").strip();
      if (code.endsWith(";") || code.endsWith("{") || code.endsWith("}")) {
        return false;
      }
    }
    return true;
  }

  private static List<Mark> marks(String text) {
    var marks = new ArrayList<Mark>();
    var tagged = new HashMap<String, Mark>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      Matcher matcher = MARK.matcher(line);
      while (matcher.find()) {
        Due due =
            switch (matcher.group(1)) {
              case "expect" -> Due.SHOWN;
              case "expect-info" -> Due.HINT;
              default -> Due.ALSO;
            };
        for (String word : matcher.group(2).strip().split("[,\\s]+", -1)) {
          add(marks, tagged, word, due, number);
        }
      }
    }
    marks.sort(Comparator.comparing(Mark::due));
    return marks;
  }

  private static void add(
      List<Mark> marks, Map<String, Mark> tagged, String word, Due due, int line) {
    String[] parts = word.split("#", 2);
    if (!Set.of("sequential", "blocking", "never-awaited", "mixed").contains(parts[0])) {
      return;
    }
    if (parts.length == 1) {
      marks.add(new Mark(parts[0], "", due, Set.of(line)));
    } else if (tagged.containsKey(word)) {
      tagged.get(word).lines.add(line);
    } else {
      var mark = new Mark(parts[0], parts[1], due, new HashSet<>(Set.of(line)));
      tagged.put(word, mark);
      marks.add(mark);
    }
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    scores.forEach((kind, score) -> text.append("%-14s %s%n".formatted(kind, score)));
    return text.append("%-14s %s%n%d programs%n".formatted("all", all, programs)).toString();
  }
}
