package io.asyncio4j.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.LiteralTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FixerTest {
  /** Finds every number above ten, and writes what {@code replacement} says. */
  private record BigNumbers(Function<Integer, String> replacement) implements Rule {
    @Override
    public String name() {
      return "AioBigNumbers";
    }

    @Override
    public Mistake mistake() {
      return Mistake.MIXED;
    }

    @Override
    public String summary() {
      return "A number is big.";
    }

    @Override
    public void check(Program program, Report report) {
      for (Unit unit : program.units()) {
        new TreePathScanner<Void, Void>() {
          @Override
          public Void visitLiteral(LiteralTree tree, Void unused) {
            if (tree.getValue() instanceof Integer number && number > 10) {
              var edit = new Fix.Edit(unit.start(tree), unit.end(tree), replacement.apply(number));
              TreePath at = getCurrentPath();
              report.add(
                  unit,
                  at,
                  Level.WARNING,
                  number + " is big",
                  List.of(),
                  Optional.of(new Fix("make it smaller", List.of(edit), List.of())));
            }
            return null;
          }
        }.scan(unit.tree(), null);
      }
    }
  }

  private static Fixer.Fixed fix(Function<Integer, String> replacement, String source) {
    Checker checker = Checker.of(Check.CLASS_PATH).rules(List.of(new BigNumbers(replacement)));
    return Fixer.fix(checker, List.of(new SourceText("Main.java", source)), _ -> true);
  }

  @Test
  void fixesAreAppliedUntilNoneIsLeft() {
    var fixed = fix(number -> String.valueOf(number / 10), "void main() { int a = 1234, b = 50; }");

    assertThat(fixed.sources().getFirst().text()).isEqualTo("void main() { int a = 1, b = 5; }");
    assertThat(fixed.result().findings()).isEmpty();
    assertThat(fixed.changes()).containsEntry("Main.java", 4);
  }

  @Test
  void aFixThatDoesNotCompileIsLeftOutAndTheOthersAreApplied() {
    var fixed =
        fix(number -> number == 66 ? "none" : "1", "void main() { int a = 20, b = 66, c = 30; }");

    assertThat(fixed.sources().getFirst().text())
        .isEqualTo("void main() { int a = 1, b = 66, c = 1; }");
    assertThat(fixed.result().findings()).extracting(Finding::message).containsExactly("66 is big");
    assertThat(fixed.result().errors()).isEmpty();
  }

  @Test
  void fixesThatGoInCirclesComeToAnEnd() {
    var fixed = fix(number -> String.valueOf(number + 1), "void main() { int a = 20; }");

    assertThat(fixed.result().findings()).hasSize(1);
  }

  @Test
  void nothingIsChangedThatIsNotWanted() {
    Checker checker = Checker.of(Check.CLASS_PATH).rules(List.of(new BigNumbers(_ -> "1")));
    var source = new SourceText("Main.java", "void main() { int a = 20; }");
    var fixed = Fixer.fix(checker, List.of(source), _ -> false);

    assertThat(fixed.sources()).containsExactly(source);
    assertThat(fixed.changes()).isEmpty();
  }
}
