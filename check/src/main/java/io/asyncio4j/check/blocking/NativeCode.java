package io.asyncio4j.check.blocking;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Calls out of Java: the program's native methods, and handles of functions in a C library. */
final class NativeCode {
  private static final int DEPTH = 4;

  private NativeCode() {}

  static boolean isCalled(Program program, Call call) {
    if (call.callee().getModifiers().contains(Modifier.NATIVE)
        && call.callee().getEnclosingElement() instanceof TypeElement type
        && program.declares(type)) {
      return true;
    }
    return call.owner().equals("java.lang.invoke.MethodHandle")
        && call.name().startsWith("invoke")
        && call.receiver() != null
        && isDowncall(program, call.in().unit(), call.receiver(), DEPTH);
  }

  private static boolean isDowncall(Program program, Unit unit, ExpressionTree handle, int depth) {
    if (handle instanceof MethodInvocationTree tree) {
      return program.call(tree) instanceof Call made && made.name().equals("downcallHandle");
    }
    return depth > 0
        && unit.element(handle) instanceof VariableElement variable
        && program.values(variable).stream()
            .anyMatch(value -> isDowncall(program, value.unit(), value.expression(), depth - 1));
  }
}
