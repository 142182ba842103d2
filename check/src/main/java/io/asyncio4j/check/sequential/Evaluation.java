package io.asyncio4j.check.sequential;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Program;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls that wait and are made in any case when a statement runs, in the order they are made.
 * Of {@code condition ? a() : b()} with a condition that does not wait, the first that waits.
 */
final class Evaluation extends WaitScanner {
  private final List<Guarded> found = new ArrayList<>();
  private final List<Tree> guards = new ArrayList<>();

  /**
   * A call that waits.
   *
   * @param guards the conditions on which it is made
   */
  record Guarded(Call call, List<Tree> guards) {}

  private Evaluation(Program program) {
    super(program);
  }

  static List<Guarded> guarded(Program program, Tree statement) {
    var evaluation = new Evaluation(program);
    evaluation.scan(statement, null);
    return evaluation.found;
  }

  static List<Call> calls(Program program, Tree statement) {
    return guarded(program, statement).stream().map(Guarded::call).toList();
  }

  @Override
  void waits(Call call) {
    found.add(new Guarded(call, List.copyOf(guards)));
  }

  @Override
  public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void unused) {
    scan(tree.getLeftOperand(), null);
    boolean mayStop =
        tree.getKind() == Tree.Kind.CONDITIONAL_AND || tree.getKind() == Tree.Kind.CONDITIONAL_OR;
    return mayStop ? null : scan(tree.getRightOperand(), null);
  }

  @Override
  public @Nullable Void visitConditionalExpression(
      ConditionalExpressionTree tree, @Nullable Void unused) {
    int before = found.size();
    scan(tree.getCondition(), null);
    if (found.size() == before) {
      guards.add(tree.getCondition());
      scan(tree.getTrueExpression(), null);
      if (found.size() == before) {
        scan(tree.getFalseExpression(), null);
      }
      guards.removeLast();
    }
    return null;
  }

  @Override
  public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void unused) {
    return scan(tree.getExpression(), null);
  }
}
