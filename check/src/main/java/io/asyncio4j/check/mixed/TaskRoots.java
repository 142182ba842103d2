package io.asyncio4j.check.mixed;

import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Handoff;
import io.asyncio4j.check.program.Passed;
import io.asyncio4j.check.program.Program;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which tasks and threads a body may run in, each known by the body that it starts with. */
final class TaskRoots {
  private final Map<Body, Set<Body>> callers = new HashMap<>();
  private final Map<Body, List<Body>> starters = new HashMap<>();

  TaskRoots(Program program) {
    for (Body body : program.bodies()) {
      for (Call call : body.calls()) {
        for (Body run : call.runs()) {
          callers.computeIfAbsent(run, _ -> new LinkedHashSet<>()).add(body);
        }
        for (Passed passed : call.passed()) {
          if (passed.how() == Handoff.STARTS || passed.how() == Handoff.THREAD) {
            starters.computeIfAbsent(passed.body(), _ -> new ArrayList<>()).add(body);
          }
        }
      }
    }
  }

  /** The bodies with which a task starts that comes to {@code body}. */
  Set<Body> of(Body body) {
    var seen = new HashSet<Body>();
    var roots = new LinkedHashSet<Body>();
    var next = new ArrayDeque<Body>();
    next.add(body);
    while (!next.isEmpty()) {
      Body at = next.remove();
      if (!seen.add(at)) {
        continue;
      }
      Set<Body> above = callers.getOrDefault(at, Set.of());
      if (above.isEmpty() || starters.containsKey(at)) {
        roots.add(at);
      }
      next.addAll(above);
    }
    return roots;
  }

  /** The bodies that start a task with {@code root}. */
  List<Body> starters(Body root) {
    return starters.getOrDefault(root, List.of());
  }
}
