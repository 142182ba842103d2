package io.asyncio4j.check.code;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Local variables and what a piece of code assigns. */
public final class Locals {
  private Locals() {}

  public static boolean isLocal(VariableElement variable) {
    return switch (variable.getKind()) {
      case LOCAL_VARIABLE, PARAMETER, RESOURCE_VARIABLE, EXCEPTION_PARAMETER, BINDING_VARIABLE ->
          true;
      default -> false;
    };
  }

  /** The variables that a piece of code assigns or steps, lambdas included. */
  public static Set<VariableElement> assigned(Unit unit, TreePath in) {
    var found = new HashSet<VariableElement>();
    for (TreePath path : Search.all(in, ExpressionTree.class)) {
      if (target(path.getLeaf()) instanceof ExpressionTree target
          && unit.element(target) instanceof VariableElement variable) {
        found.add(variable);
      }
    }
    return found;
  }

  private static @Nullable ExpressionTree target(Tree tree) {
    return switch (tree) {
      case AssignmentTree assignment -> assignment.getVariable();
      case CompoundAssignmentTree compound -> compound.getVariable();
      case UnaryTree step
          when step.getKind() == Tree.Kind.PREFIX_INCREMENT
              || step.getKind() == Tree.Kind.PREFIX_DECREMENT
              || step.getKind() == Tree.Kind.POSTFIX_INCREMENT
              || step.getKind() == Tree.Kind.POSTFIX_DECREMENT ->
          step.getExpression();
      default -> null;
    };
  }

  /** Whether a lambda may capture every local variable that an expression names. */
  public static boolean canBeCaptured(Program program, Unit unit, TreePath expression) {
    for (VariableElement variable : Search.variables(unit, expression)) {
      Program.Declaration declared = program.declaration(variable);
      if (!isLocal(variable) || declared == null) {
        continue;
      }
      if (program.isReassigned(variable)
          || Uses.of(program).of(variable).stream().anyMatch(use -> isStepped(use.path()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isStepped(TreePath use) {
    return target(Search.parent(use).getLeaf()) == use.getLeaf();
  }
}
