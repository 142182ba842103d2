package io.asyncio4j.check.mixed;

import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.VariableElement;

/** Finds thread locals that are read in a task that does not have what its parent has set. */
public final class ThreadLocals {
  private final Program program;
  private final Map<VariableElement, List<Call>> sets = new LinkedHashMap<>();
  private final Map<VariableElement, List<Call>> gets = new LinkedHashMap<>();

  private ThreadLocals(Program program) {
    this.program = program;
    for (Body body : program.bodies()) {
      for (Call call : body.calls()) {
        if (call.receiver() != null
            && program.knowledge().isA(body.unit().type(call.receiver()), "java.lang.ThreadLocal")
            && body.unit().element(call.receiver()) instanceof VariableElement variable) {
          switch (call.name()) {
            case "set" -> sets.computeIfAbsent(variable, _ -> new ArrayList<>()).add(call);
            case "get" -> gets.computeIfAbsent(variable, _ -> new ArrayList<>()).add(call);
            default -> {}
          }
        }
      }
    }
  }

  /** The calls of {@code get} that come in vain. */
  public static List<Call> readElsewhere(Program program) {
    return new ThreadLocals(program).find();
  }

  private List<Call> find() {
    var found = new ArrayList<Call>();
    if (sets.isEmpty()) {
      return found;
    }
    var roots = new TaskRoots(program);
    sets.forEach((variable, written) -> {
      var setters = new HashSet<Body>();
      written.forEach(set -> setters.addAll(roots.of(set.in())));
      for (Call get : gets.getOrDefault(variable, List.of())) {
        if (roots.of(get.in()).stream().anyMatch(root -> isChild(roots, root, setters))) {
          found.add(get);
        }
      }
    });
    return found;
  }

  /** Whether a task sets nothing itself, and is started by one that does. */
  private static boolean isChild(TaskRoots roots, Body root, Set<Body> setters) {
    return !setters.contains(root)
        && roots.starters(root).stream()
            .anyMatch(starter -> !Collections.disjoint(roots.of(starter), setters));
  }
}
