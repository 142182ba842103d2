package io.asyncio4j.check.program;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import java.util.regex.Pattern;
import javax.lang.model.element.VariableElement;

/** HTTP requests, as they are built in the source. */
final class Requests {
  private static final Pattern CHANGES =
      Pattern.compile("\\.\\s*(POST|PUT|DELETE|PATCH|post|put|delete|patch|method)\\s*\\(");

  private Requests() {}

  /** Whether the request that the expression gives changes something. */
  static boolean change(Program program, Unit unit, ExpressionTree request) {
    if (CHANGES.matcher(unit.source(request)).find()) {
      return true;
    }
    if (request instanceof IdentifierTree
        && unit.element(request) instanceof VariableElement name) {
      for (Program.Value value : program.values(name)) {
        if (CHANGES.matcher(value.unit().source(value.expression())).find()) {
          return true;
        }
      }
    }
    return false;
  }
}
