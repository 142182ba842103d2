package io.asyncio4j.check.program;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.TypeCastTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * Whether an object surely is of a library's own class, so that a call on it runs no method of the
 * program: an {@code Iterator} that a list gave is not one of the program's.
 */
final class Receivers {
  private static final int DEPTH = 8;

  private final Program program;
  private final Map<Pair, Boolean> common = new HashMap<>();

  Receivers(Program program) {
    this.program = program;
  }

  /** Whether a call may run a method: some object has both its class and the receiver's type. */
  boolean mayBe(Call call, Body method) {
    if (call.receiver() == null
        || method.type() == null
        || !(call.in().unit().type(call.receiver()) instanceof DeclaredType declared)
        || !(declared.asElement() instanceof TypeElement receiver)
        || receiver.equals(call.callee().getEnclosingElement())) {
      return true;
    }
    return common.computeIfAbsent(
        new Pair(receiver, method.type()), pair -> haveCommon(pair.receiver, pair.owner));
  }

  private record Pair(TypeElement receiver, TypeElement owner) {}

  private boolean haveCommon(TypeElement one, TypeElement other) {
    return isSubtype(one, other)
        || isSubtype(other, one)
        || program.types.keySet().stream()
            .anyMatch(type -> isSubtype(type, one) && isSubtype(type, other));
  }

  private boolean isSubtype(TypeElement type, TypeElement above) {
    return program
        .types()
        .isSubtype(program.types().erasure(type.asType()), program.types().erasure(above.asType()));
  }

  boolean isOfLibrary(Call call) {
    return call.receiver() != null && isOfLibrary(call.in().unit(), call.receiver(), DEPTH);
  }

  private boolean isOfLibrary(Unit unit, ExpressionTree expression, int depth) {
    if (depth == 0) {
      return false;
    }
    return switch (expression) {
      case ParenthesizedTree inner -> isOfLibrary(unit, inner.getExpression(), depth);
      case TypeCastTree cast -> isOfLibrary(unit, cast.getExpression(), depth);
      case LiteralTree _ -> true;
      case ConditionalExpressionTree either ->
          isOfLibrary(unit, either.getTrueExpression(), depth)
              && isOfLibrary(unit, either.getFalseExpression(), depth);
      case NewClassTree created ->
          created.getClassBody() == null
              && unit.element(created) instanceof ExecutableElement constructor
              && constructor.getEnclosingElement() instanceof TypeElement type
              && !program.declares(type);
      case MethodInvocationTree tree -> isOfLibrary(program.call(tree), depth);
      default ->
          unit.element(expression) instanceof VariableElement variable
              && isOfLibrary(variable, depth);
    };
  }

  private boolean isOfLibrary(@Nullable Call call, int depth) {
    if (call == null
        || program.methods.containsKey(call.callee())
        || call.callee().getReturnType().getKind() != TypeKind.DECLARED) {
      return false;
    }
    return call.receiver() == null
        || isOfLibrary(call.in().unit(), call.receiver(), depth - 1)
        || isOfClass(call);
  }

  /** Whether what it is called on has a type that no class of the program can extend. */
  private boolean isOfClass(Call call) {
    var type = call.callee().getEnclosingElement();
    return type != null && type.getModifiers().contains(Modifier.FINAL);
  }

  private boolean isOfLibrary(VariableElement variable, int depth) {
    Program.Declaration declared = program.declaration(variable);
    if (declared == null
        || variable.getKind() == ElementKind.PARAMETER
        || declared.path().getParentPath().getLeaf() instanceof EnhancedForLoopTree) {
      return false;
    }
    List<Program.Value> values = program.values(variable);
    return !values.isEmpty()
        && values.stream()
            .allMatch(value -> isOfLibrary(value.unit(), value.expression(), depth - 1));
  }
}
