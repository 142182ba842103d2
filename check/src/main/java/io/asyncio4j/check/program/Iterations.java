package io.asyncio4j.check.program;

import com.sun.source.tree.ExpressionTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/** What loops over objects of the program run. */
final class Iterations {
  private static final Set<String> STEPS = Set.of("hasNext", "next");

  private Iterations() {}

  /**
   * What a loop asks the iterator for that it gets.
   *
   * @param call of {@code iterator()}; another has no steps
   * @param targets the methods that may give the iterator
   */
  static List<Body> steps(Program program, Call call, Set<Body> targets) {
    boolean isWritten = program.calls.get(call.tree()) == call;
    if (isWritten || !call.name().equals("iterator")) {
      return List.of();
    }
    var found = new ArrayList<Body>();
    for (Body target : targets) {
      for (ExpressionTree returned : Returns.expressions(target)) {
        if (target.unit().type(returned) instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement type
            && program.declares(type)) {
          for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (STEPS.contains(method.getSimpleName().toString())
                && program.methods.get(method) instanceof Body body) {
              found.add(body);
            }
          }
        }
      }
    }
    return found;
  }
}
