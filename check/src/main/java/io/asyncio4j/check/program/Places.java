package io.asyncio4j.check.program;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Which variable stands for the object that an expression gives. */
final class Places {
  private Places() {}

  /** The variable; null for an object that nobody else has, and where that is not known. */
  static @Nullable VariableElement of(Program program, Unit unit, Tree expression) {
    return of(program, unit, expression, 6);
  }

  private static @Nullable VariableElement of(
      Program program, Unit unit, Tree expression, int depth) {
    if (depth == 0) {
      return null;
    }
    return switch (expression) {
      case ParenthesizedTree inner -> of(program, unit, inner.getExpression(), depth);
      case TypeCastTree cast -> of(program, unit, cast.getExpression(), depth);
      case ArrayAccessTree element -> of(program, unit, element.getExpression(), depth);
      case IdentifierTree name when unit.element(name) instanceof VariableElement variable ->
          root(program, variable, depth);
      case MemberSelectTree select when unit.element(select) instanceof VariableElement variable ->
          root(program, variable, depth);
      case MethodInvocationTree call -> ofCall(program, unit, program.call(call), depth);
      default -> null;
    };
  }

  private static @Nullable VariableElement ofCall(
      Program program, Unit unit, @Nullable Call call, int depth) {
    if (call == null) {
      return null;
    }
    if (call.receiver() != null && call.known().is("view")) {
      return of(program, unit, call.receiver(), depth - 1);
    }
    if (call.targets().size() == 1) {
      Body target = call.targets().getFirst();
      List<ExpressionTree> returned = Returns.expressions(target);
      if (returned.size() == 1
          && of(program, target.unit(), returned.getFirst(), depth - 1)
              instanceof VariableElement variable) {
        int parameter = target.parameters().indexOf(variable);
        if (parameter >= 0) {
          return parameter < call.arguments().size()
              ? of(program, unit, call.arguments().get(parameter), depth - 1)
              : null;
        }
        return isLocal(variable) ? null : variable;
      }
      return null;
    }
    // A call of this object's own library type that gives itself: a builder.
    return call.targets().isEmpty() && call.receiver() != null && givesReceiver(program, call)
        ? of(program, unit, call.receiver(), depth - 1)
        : null;
  }

  private static boolean givesReceiver(Program program, Call call) {
    Element owner = call.callee().getEnclosingElement();
    return call.known() == Known.NOTHING
        && owner != null
        && program
            .types()
            .isSameType(
                program.types().erasure(call.callee().getReturnType()),
                program.types().erasure(owner.asType()))
        && !Immutable.is(program, call.callee().getReturnType());
  }

  /** Where a local variable is another name for something, that. */
  private static VariableElement root(Program program, VariableElement variable, int depth) {
    if (variable.getKind() != ElementKind.LOCAL_VARIABLE
        && variable.getKind() != ElementKind.RESOURCE_VARIABLE) {
      return variable;
    }
    Program.Declaration declared = program.declaration(variable);
    if (declared == null || program.isReassigned(variable)) {
      return variable;
    }
    ExpressionTree initializer = declared.tree().getInitializer();
    if (initializer == null
        || declared.path().getParentPath().getLeaf() instanceof EnhancedForLoopTree) {
      return variable;
    }
    VariableElement found = of(program, declared.unit(), initializer, depth - 1);
    return found == null ? variable : found;
  }

  static boolean isLocal(VariableElement variable) {
    return switch (variable.getKind()) {
      case LOCAL_VARIABLE, RESOURCE_VARIABLE, PARAMETER, EXCEPTION_PARAMETER, BINDING_VARIABLE ->
          true;
      default -> false;
    };
  }
}
