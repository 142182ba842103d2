package io.asyncio4j.cli.check;

import io.asyncio4j.check.Fix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The lines that a fix writes. */
final class FixPreview {
  private FixPreview() {}

  /** Imports first; then from the first line that changes to the last. */
  static List<String> lines(String text, Fix fix) {
    var withoutImports = new Fix(fix.description(), fix.edits(), List.of());
    List<String> before = text.lines().toList();
    List<String> after = Fix.apply(text, List.of(withoutImports)).lines().toList();
    var lines = new ArrayList<String>();
    var known = new HashSet<>(after);
    Fix.apply(text, List.of(fix))
        .lines()
        .filter(line -> line.startsWith("import ") && !known.contains(line))
        .forEach(lines::add);
    int most = Math.min(before.size(), after.size());
    int first = 0;
    while (first < most && before.get(first).equals(after.get(first))) {
      first++;
    }
    int last = 0;
    while (last < most - first
        && before.get(before.size() - 1 - last).equals(after.get(after.size() - 1 - last))) {
      last++;
    }
    lines.addAll(after.subList(first, after.size() - last));
    return lines;
  }
}
