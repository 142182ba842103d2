package io.asyncio4j.check.code;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Returns;
import io.asyncio4j.check.program.Unit;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** What strings and numbers are, as far as the source says it. */
public final class Texts {
  private static final int DEPTH = 8;

  private Texts() {}

  /** How the string that an expression gives begins; null when that is not known. */
  public static @Nullable String beginning(Program program, Unit unit, ExpressionTree expression) {
    return beginning(program, unit, expression, DEPTH);
  }

  private static @Nullable String beginning(
      Program program, Unit unit, ExpressionTree expression, int depth) {
    if (depth == 0) {
      return null;
    }
    return switch (expression) {
      case LiteralTree literal -> literal.getValue() instanceof String text ? text : null;
      case ParenthesizedTree inner -> beginning(program, unit, inner.getExpression(), depth);
      case BinaryTree sum -> beginning(program, unit, sum.getLeftOperand(), depth);
      case ConditionalExpressionTree either ->
          beginning(program, unit, either.getTrueExpression(), depth);
      case MethodInvocationTree tree -> ofCall(program, unit, tree, depth);
      default ->
          unit.element(expression) instanceof VariableElement variable
              ? ofVariable(program, variable, depth)
              : null;
    };
  }

  private static @Nullable String ofCall(
      Program program, Unit unit, MethodInvocationTree tree, int depth) {
    Call call = program.call(tree);
    if (call == null) {
      return null;
    }
    for (var target : call.targets()) {
      for (ExpressionTree returned : Returns.expressions(target)) {
        String found = beginning(program, target.unit(), returned, depth - 1);
        if (found != null) {
          return found;
        }
      }
    }
    VariableElement component = Accessors.field(program, call);
    if (component != null) {
      return ofVariable(program, component, depth - 1);
    }
    // String.format(text, ...), text.formatted(...)
    if (call.name().equals("format") && !call.arguments().isEmpty()) {
      return beginning(program, unit, call.arguments().getFirst(), depth - 1);
    }
    return call.name().equals("formatted") && call.receiver() != null
        ? beginning(program, unit, call.receiver(), depth - 1)
        : null;
  }

  private static @Nullable String ofVariable(Program program, VariableElement variable, int depth) {
    if (variable.getConstantValue() instanceof String text) {
      return text;
    }
    for (Program.Value value : program.values(variable)) {
      String found = beginning(program, value.unit(), value.expression(), depth - 1);
      if (found != null) {
        return found;
      }
    }
    for (Program.Value value : Arguments.of(program).of(variable)) {
      String found = beginning(program, value.unit(), value.expression(), depth - 1);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The whole number that an expression gives; -1 when that is not known. */
  public static long number(Program program, Unit unit, ExpressionTree expression) {
    return switch (expression) {
      case LiteralTree literal -> literal.getValue() instanceof Number n ? n.longValue() : -1;
      case ParenthesizedTree inner -> number(program, unit, inner.getExpression());
      case BinaryTree both -> {
        long left = number(program, unit, both.getLeftOperand());
        long right = number(program, unit, both.getRightOperand());
        yield left < 0 || right < 0
            ? -1
            : switch (both.getKind()) {
              case MULTIPLY -> left * right;
              case PLUS -> left + right;
              case MINUS -> Math.max(0, left - right);
              case LEFT_SHIFT -> left << right;
              default -> -1;
            };
      }
      case MemberSelectTree select when select.getIdentifier().contentEquals("MAX_VALUE") ->
          Integer.MAX_VALUE;
      default -> {
        if (!(unit.element(expression) instanceof VariableElement variable)
            || program.isReassigned(variable)) {
          yield -1;
        }
        if (variable.getConstantValue() instanceof Number constant) {
          yield constant.longValue();
        }
        var values = program.values(variable);
        yield values.size() == 1
            ? number(program, values.getFirst().unit(), values.getFirst().expression())
            : -1;
      }
    };
  }
}
