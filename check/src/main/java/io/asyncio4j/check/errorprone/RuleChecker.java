package io.asyncio4j.check.errorprone;

import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.bugpatterns.BugChecker.CompilationUnitTreeMatcher;
import com.google.errorprone.fixes.SuggestedFix;
import com.google.errorprone.matchers.Description;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.util.JCDiagnostic.SimpleDiagnosticPosition;
import io.asyncio4j.check.Finding;
import io.asyncio4j.check.Fix;
import io.asyncio4j.check.Level;

/**
 * Hands out what one rule has found in a unit. The rule's name is the class's, so that {@code
 * -Xep:AioSequentialAwaits:OFF} and {@code @SuppressWarnings} know it by the same.
 */
public abstract class RuleChecker extends BugChecker implements CompilationUnitTreeMatcher {
  /** Where the pages are that explain the rules. */
  static final String PAGES = "docs/checks/";

  private static final long serialVersionUID = 1L;

  @Override
  public Description matchCompilationUnit(CompilationUnitTree tree, VisitorState state) {
    String file = tree.getSourceFile().getName();
    for (Finding finding : Findings.of(state.context)) {
      if (finding.check().equals(canonicalName())
          && finding.file().equals(file)
          && finding.level() != Level.INFO) {
        var description =
            buildDescription(new At((JCTree) tree, finding.position()))
                .setMessage(finding.message());
        finding.fix().ifPresent(fix -> description.addFix(suggested(fix)));
        state.reportMatch(description.build());
      }
    }
    return Description.NO_MATCH;
  }

  private static SuggestedFix suggested(Fix fix) {
    var suggested = SuggestedFix.builder().setShortDescription(fix.description());
    for (Fix.Edit edit : fix.edits()) {
      suggested.replace(edit.start(), edit.end(), edit.replacement());
    }
    for (String name : fix.imports()) {
      if (name.startsWith("static ")) {
        suggested.addStaticImport(name.substring("static ".length()));
      } else {
        suggested.addImport(name);
      }
    }
    return suggested.build();
  }

  /** A place in a unit. Error Prone drops a fix that imports something where there is no tree. */
  private static final class At extends SimpleDiagnosticPosition {
    private final JCTree unit;

    At(JCTree unit, int position) {
      super(position);
      this.unit = unit;
    }

    @Override
    public JCTree getTree() {
      return unit;
    }
  }
}
