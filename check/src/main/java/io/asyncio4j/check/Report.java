package io.asyncio4j.check;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import io.asyncio4j.check.program.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a rule says what it has found. What the source suppresses is left out. */
public final class Report {
  private final Rule rule;
  private final Set<Finding> findings = new LinkedHashSet<>();

  Report(Rule rule) {
    this.rule = rule;
  }

  /**
   * Reports a mistake at the call or other expression where {@code at} ends.
   *
   * @param message what is wrong; the way there is added
   * @param path the way there, outermost first
   */
  public void add(
      Unit unit, TreePath at, Level level, String message, List<String> path, Optional<Fix> fix) {
    if (isSuppressed(at)) {
      return;
    }
    int position = unit.position(at.getLeaf());
    findings.add(
        new Finding(
            unit.file(),
            unit.line(position),
            unit.column(position),
            position,
            level,
            rule.mistake(),
            rule.name(),
            path.isEmpty() ? message : message + "; reached through " + String.join(" -> ", path),
            path,
            fix));
  }

  /** {@link #add(Unit, TreePath, Level, String, List, Optional)} of a warning without a fix. */
  public void warn(Unit unit, TreePath at, String message, List<String> path) {
    add(unit, at, Level.WARNING, message, path, Optional.empty());
  }

  List<Finding> findings() {
    return new ArrayList<>(findings);
  }

  private boolean isSuppressed(TreePath at) {
    for (Tree tree : at) {
      ModifiersTree modifiers =
          switch (tree) {
            case MethodTree method -> method.getModifiers();
            case ClassTree type -> type.getModifiers();
            case VariableTree variable -> variable.getModifiers();
            default -> null;
          };
      if (modifiers == null) {
        continue;
      }
      for (var annotation : modifiers.getAnnotations()) {
        String text = annotation.toString();
        if (text.contains("SuppressWarnings")
            && (text.contains('"' + rule.name() + '"') || text.contains("\"Aio\""))) {
          return true;
        }
      }
    }
    return false;
  }
}
