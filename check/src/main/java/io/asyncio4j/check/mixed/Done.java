package io.asyncio4j.check.mixed;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.asyncio4j.check.code.Search;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.VariableElement;

/** Whether a future that is asked for its result is known to have one. */
public final class Done {
  private static final Set<String> TELLS =
      Set.of("isDone", "isCancelled", "state", "allOf", "resultNow", "exceptionNow", "join", "get");
  private static final Set<String> MADE_DONE =
      Set.of("completedFuture", "completedStage", "failedFuture", "complete");

  private final Program program;

  public Done(Program program) {
    this.program = program;
  }

  /**
   * Whether what {@code get} or {@code join} is called on has been waited for, or asked, before.
   */
  public boolean isDone(Call get) {
    ExpressionTree receiver = get.receiver();
    if (receiver == null) {
      return false;
    }
    Unit unit = get.in().unit();
    if (givesDone(receiver)) {
      return true;
    }
    if (comesDone(unit, receiver)) {
      return true;
    }
    Set<VariableElement> named = roots(unit, get);
    if (named.isEmpty()) {
      return false;
    }
    if (named.stream()
        .flatMap(variable -> program.values(variable).stream())
        .anyMatch(value -> givesDone(value.expression()))) {
      return true;
    }
    int before = unit.start(get.tree());
    for (Body body = get.in(); body != null; body = body.enclosing()) {
      for (Call call : Search.calls(program, body.path())) {
        if (unit.start(call.tree()) < before
            && call != get
            && tells(call)
            && Search.variables(unit, call.path()).stream().anyMatch(named::contains)
            && !Search.isWithin(get.path(), call.tree())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether what an expression gives is done, or tells what is. */
  private boolean givesDone(ExpressionTree expression) {
    return expression instanceof MethodInvocationTree tree
        && program.call(tree) instanceof Call call
        && (MADE_DONE.contains(call.name())
            || call.name().equals("waitUntil")
            || call.name().startsWith("asCompleted"));
  }

  private boolean tells(Call call) {
    if (call.name().equals("allOf")) {
      return program.call(Search.parent(call.path()).getLeaf()) instanceof Call around
          && around.known().suspends();
    }
    return (TELLS.contains(call.name())
            && !call.name().equals("get")
            && !call.name().equals("join"))
        || (call.known().suspends() && (call.known().is("awaits") || call.known().is("gathers")));
  }

  /** Whether it is the variable of a loop over what has been completed. */
  private boolean comesDone(Unit unit, ExpressionTree future) {
    return unit.element(future) instanceof VariableElement variable
        && program.declaration(variable) instanceof Program.Declaration declared
        && declared.path().getParentPath().getLeaf() instanceof EnhancedForLoopTree loop
        && givesDone(loop.getExpression());
  }

  /** The variables that the future comes from, through loops and streams over several. */
  private Set<VariableElement> roots(Unit unit, Call get) {
    var found = new HashSet<VariableElement>();
    ExpressionTree receiver = get.receiver();
    if (receiver == null) {
      return found;
    }
    found.addAll(Search.variables(unit, new TreePath(get.path(), receiver)));
    for (VariableElement variable : Set.copyOf(found)) {
      Program.Declaration declared = program.declaration(variable);
      if (declared == null) {
        continue;
      }
      Tree parent = declared.path().getParentPath().getLeaf();
      if (parent instanceof EnhancedForLoopTree loop) {
        found.addAll(
            Search.variables(
                unit, new TreePath(declared.path().getParentPath(), loop.getExpression())));
      }
    }
    Body in = get.in();
    if (in.kind() != Body.Kind.METHOD
        && Search.parent(in.path()).getLeaf() instanceof MethodInvocationTree stage
        && program.call(stage) instanceof Call call
        && call.receiver() != null) {
      found.addAll(Search.variables(unit, new TreePath(call.path(), call.receiver())));
    }
    return found;
  }
}
