package io.asyncio4j.check.sequential;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreePath;

/** Whether something is done in any case, or in a branch. */
final class Branches {
  private Branches() {}

  /** Whether {@code part} is in a branch within {@code whole}, or in a {@code try}. */
  static boolean isIn(TreePath part, Tree whole) {
    for (TreePath at = part; at.getLeaf() != whole; at = at.getParentPath()) {
      if (at.getParentPath() == null) {
        return true;
      }
      Tree leaf = at.getLeaf();
      boolean branches =
          switch (at.getParentPath().getLeaf()) {
            case ConditionalExpressionTree either -> either.getCondition() != leaf;
            case IfTree choice -> choice.getCondition() != leaf;
            case BinaryTree both ->
                both.getRightOperand() == leaf
                    && (both.getKind() == Tree.Kind.CONDITIONAL_AND
                        || both.getKind() == Tree.Kind.CONDITIONAL_OR);
            case CaseTree _, CatchTree _, TryTree _, LambdaExpressionTree _ -> true;
            default -> false;
          };
      if (branches) {
        return true;
      }
    }
    return false;
  }
}
