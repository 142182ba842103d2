package io.asyncio4j.check.sequential;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Program;

/** Whether what is awaited is started only then: {@code await(createTask(() -> a()))}. */
final class Started {
  private static final int DEPTH = 3;

  private Started() {}

  static boolean inCall(Program program, Call await) {
    for (ExpressionTree argument : await.arguments()) {
      if (argument instanceof MethodInvocationTree
          && program.call(argument) instanceof Call call
          && starts(call, DEPTH)) {
        return true;
      }
    }
    return await.receiver() instanceof MethodInvocationTree receiver
        && program.call(receiver) instanceof Call call
        && starts(call, DEPTH);
  }

  private static boolean starts(Call call, int depth) {
    if (call.known().is("task") || call.known().is("future")) {
      return true;
    }
    if (depth == 0) {
      return false;
    }
    for (Body target : call.targets()) {
      if (target.calls().stream().anyMatch(inner -> starts(inner, depth - 1))) {
        return true;
      }
    }
    return false;
  }
}
