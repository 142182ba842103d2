package io.asyncio4j.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Takes mistakes out of sources, until none is left that can be fixed. A change after which less
 * compiles than before is not made.
 */
public final class Fixer {
  /** Fixes that overlap are applied one after another; more rounds than this are a circle. */
  private static final int ROUNDS = 6;

  private static final int STEPS = 100;

  private final Checker checker;
  private final Predicate<Finding> wanted;
  private final Set<String> refused = new HashSet<>();
  private final Map<String, Integer> changes = new LinkedHashMap<>();
  private List<SourceText> sources;
  private Checker.Result result;

  private Fixer(Checker checker, List<SourceText> sources, Predicate<Finding> wanted) {
    this.checker = checker;
    this.sources = List.copyOf(sources);
    this.wanted = wanted;
    this.result = checker.checkSources(sources);
  }

  /**
   * What has become of the sources.
   *
   * @param sources all of them, in the order they were given
   * @param result what is found in them now
   * @param changes how many fixes were applied, by the name of each file that has changed
   */
  public record Fixed(
      List<SourceText> sources, Checker.Result result, Map<String, Integer> changes) {}

  /**
   * Fixes sources in memory.
   *
   * @param wanted which findings are to be fixed
   */
  public static Fixed fix(Checker checker, List<SourceText> sources, Predicate<Finding> wanted) {
    var fixer = new Fixer(checker, sources, wanted);
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, List<Finding>> fixable = fixer.fixable();
      if (fixable.isEmpty()) {
        break;
      }
      if (!fixer.apply(fixable)) {
        fixer.applyEach();
      }
    }
    return new Fixed(fixer.sources, fixer.result, fixer.changes);
  }

  /** What can be fixed, by file. */
  private Map<String, List<Finding>> fixable() {
    var fixable = new LinkedHashMap<String, List<Finding>>();
    for (Finding finding : result.findings()) {
      if (finding.fix().isPresent() && wanted.test(finding) && !refused.contains(place(finding))) {
        fixable.computeIfAbsent(finding.file(), _ -> new ArrayList<>()).add(finding);
      }
    }
    return fixable;
  }

  /** Applies all that do not overlap; nothing when the result compiles worse. */
  private boolean apply(Map<String, List<Finding>> fixable) {
    var next = new ArrayList<SourceText>();
    var applied = new LinkedHashMap<String, Integer>();
    for (SourceText source : sources) {
      List<Fix> chosen =
          Fix.compatible(
              fixable.getOrDefault(source.name(), List.of()).stream()
                  .flatMap(finding -> finding.fix().stream())
                  .toList());
      if (!chosen.isEmpty()) {
        applied.put(source.name(), chosen.size());
      }
      next.add(new SourceText(source.name(), Fix.apply(source.text(), chosen)));
    }
    Checker.Result after = checker.checkSources(next);
    if (after.errors().size() > result.errors().size()) {
      return false;
    }
    sources = List.copyOf(next);
    result = after;
    applied.forEach((name, count) -> changes.merge(name, count, Integer::sum));
    return true;
  }

  /** Applies one after another, and refuses those that do harm. */
  private void applyEach() {
    for (int step = 0; step < STEPS; step++) {
      Map<String, List<Finding>> fixable = fixable();
      if (fixable.isEmpty()) {
        return;
      }
      Finding first = fixable.values().iterator().next().getFirst();
      if (!apply(Map.of(first.file(), List.of(first)))) {
        refused.add(place(first));
      }
    }
  }

  /** The finding's place in a text whose other lines may change. */
  private String place(Finding finding) {
    for (SourceText source : sources) {
      if (source.name().equals(finding.file())) {
        String line = source.text().lines().skip(finding.line() - 1L).findFirst().orElse("");
        return finding.file() + "\n" + finding.check() + "\n" + finding.column() + "\n" + line;
      }
    }
    return finding.toString();
  }
}
