package io.asyncio4j.check.mixed;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import io.asyncio4j.check.code.Search;
import io.asyncio4j.check.code.Uses;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Handoff;
import io.asyncio4j.check.program.Passed;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Tasks that use a resource of a try statement after it is closed. */
public final class Outlives {
  private final Program program;

  public Outlives(Program program) {
    this.program = program;
  }

  /** The resource that a task uses and outlives; null for none. */
  public @Nullable VariableElement resource(Call call) {
    if (!call.known().is("task")) {
      return null;
    }
    for (TreePath at = Search.around(call.path(), TryTree.class);
        at != null;
        at = Search.around(at, TryTree.class)) {
      var statement = (TryTree) at.getLeaf();
      if (statement.getResources().isEmpty()
          || !Search.isWithin(call.path(), statement.getBlock())) {
        continue;
      }
      VariableElement used = used(call, statement);
      if (used != null && !isAwaited(call, new TreePath(at, statement.getBlock()))) {
        return used;
      }
    }
    return null;
  }

  private @Nullable VariableElement used(Call call, TryTree statement) {
    Unit unit = call.in().unit();
    var resources = new HashSet<VariableElement>();
    for (Tree resource : statement.getResources()) {
      if ((resource instanceof VariableTree || resource instanceof IdentifierTree)
          && unit.element(resource) instanceof VariableElement variable
          && !program.knowledge().isA(variable.asType(), "java.util.concurrent.Executor")) {
        resources.add(variable);
      }
    }
    for (Passed passed : call.passed()) {
      if (passed.how() != Handoff.STARTS) {
        continue;
      }
      for (VariableElement variable : Search.variables(unit, passed.body().path())) {
        if (resources.contains(variable)) {
          return variable;
        }
      }
    }
    return null;
  }

  /** Whether something in the block waits for the task, or the group it is in ends there. */
  private boolean isAwaited(Call call, TreePath block) {
    Unit unit = call.in().unit();
    if (call.receiver() != null
        && unit.element(call.receiver()) instanceof VariableElement group
        && program.declaration(group) instanceof Program.Declaration declared
        && program.knowledge().isA(group.asType(), "io.asyncio4j.TaskGroup")) {
      return Search.isWithin(declared.path(), block.getLeaf());
    }
    for (TreePath at = call.path().getParentPath();
        at.getLeaf() instanceof ExpressionTree;
        at = at.getParentPath()) {
      if (program.call(at.getLeaf()) instanceof Call around
          && (around.known().suspends() || around.known().is("awaits"))) {
        return true;
      }
    }
    Set<VariableElement> keepers = keepers(unit, call);
    for (TreePath path : Search.all(block, MethodInvocationTree.class)) {
      if (program.call(path.getLeaf()) instanceof Call wait
          && Waits.waits(wait)
          && !Search.isWithin(path, call.tree())
          && Search.variables(unit, path).stream().anyMatch(keepers::contains)) {
        return true;
      }
    }
    return false;
  }

  /** The variable that the task is assigned to, and the collection that it is added to. */
  private Set<VariableElement> keepers(Unit unit, Call call) {
    var found = new HashSet<VariableElement>();
    TreePath parent = Search.parent(call.path());
    switch (parent.getLeaf()) {
      case VariableTree declared when unit.element(declared) instanceof VariableElement variable ->
          found.add(variable);
      case AssignmentTree assignment
          when unit.element(assignment.getVariable()) instanceof VariableElement variable ->
          found.add(variable);
      case MethodInvocationTree tree
          when program.call(tree) instanceof Call kept
              && kept.receiver() != null
              && unit.element(kept.receiver()) instanceof VariableElement variable ->
          found.add(variable);
      case MethodInvocationTree tree
          when Search.parent(parent).getLeaf() instanceof VariableTree declared
              && unit.element(declared) instanceof VariableElement variable
              && program.call(tree) != null ->
          found.add(variable);
      default -> {}
    }
    for (VariableElement task : Set.copyOf(found)) {
      for (Uses.Use use : Uses.of(program).of(task)) {
        if (Search.parent(use.path()).getLeaf() instanceof MethodInvocationTree tree
            && program.call(tree) instanceof Call kept
            && kept.name().startsWith("add")
            && kept.receiver() != null
            && unit.element(kept.receiver()) instanceof VariableElement collection) {
          found.add(collection);
        }
      }
    }
    return found;
  }
}
