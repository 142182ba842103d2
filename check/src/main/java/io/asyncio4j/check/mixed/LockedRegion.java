package io.asyncio4j.check.mixed;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreePath;
import io.asyncio4j.check.code.Locals;
import io.asyncio4j.check.code.Search;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Effects;
import io.asyncio4j.check.program.Effects.Outside;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** What runs while an {@code AsyncLock} is held. */
public final class LockedRegion {
  private final Program program;
  private final Unit unit;
  private final TreePath code;

  private LockedRegion(Program program, Unit unit, TreePath code) {
    this.program = program;
    this.unit = unit;
    this.code = code;
  }

  /** What runs under the lock that a call takes; null when it takes none, or that is not seen. */
  public static @Nullable LockedRegion of(Program program, Call call) {
    if (!call.owner().equals("io.asyncio4j.AsyncLock")) {
      return null;
    }
    if (call.name().equals("withLock") && !call.passed().isEmpty()) {
      Body body = call.passed().getFirst().body();
      return body.code() == null
          ? null
          : new LockedRegion(program, body.unit(), new TreePath(body.path(), body.code()));
    }
    if (call.name().equals("acquire")
        && call.path().getParentPath().getLeaf() instanceof ExpressionStatementTree statement
        && call.path().getParentPath().getParentPath().getLeaf() instanceof BlockTree block) {
      List<? extends StatementTree> all = block.getStatements();
      int next = all.indexOf(statement) + 1;
      if (next < all.size() && all.get(next) instanceof TryTree guarded) {
        TreePath outer = new TreePath(call.path().getParentPath().getParentPath(), guarded);
        return new LockedRegion(program, call.in().unit(), new TreePath(outer, guarded.getBlock()));
      }
    }
    return null;
  }

  /**
   * The slow call that could as well be made before the lock is taken: it only asks, and neither
   * whether it is made nor what it asks for depends on what the lock guards. Null for none.
   */
  public @Nullable Call needless() {
    var slow = Search.calls(program, code).stream().filter(Waits::waits).toList();
    Call inBody =
        program.call(code.getLeaf()) instanceof Call call && Waits.waits(call) ? call : null;
    Call first = !slow.isEmpty() ? slow.getFirst() : inBody;
    if (first == null) {
      return null;
    }
    Effects own = program.effects(unit, first.tree());
    boolean asks = own.has(Outside.READS) || own.has(Outside.SLEEP);
    if (!asks
        || own.has(Outside.WRITES)
        || own.has(Outside.ORDERED)
        || own.has(Outside.CONSOLE)
        || own.writes().stream().anyMatch(variable -> !Locals.isLocal(variable))) {
      return null;
    }
    var waiting = new HashSet<Tree>();
    slow.forEach(call -> waiting.add(call.tree()));
    waiting.add(first.tree());
    Effects others = program.effects(unit, code.getLeaf(), waiting);
    Set<VariableElement> guarded = guarded(others);
    if (guarded.isEmpty()) {
      return own.has(Outside.READS) && others.outside().isEmpty() ? first : null;
    }
    return isDecidedBefore(first, guarded) ? null : first;
  }

  /** What is changed under the lock and outlives it. */
  private Set<VariableElement> guarded(Effects effects) {
    var found = new HashSet<>(effects.writes());
    found.addAll(effects.counts());
    found.removeIf(variable ->
        Locals.isLocal(variable)
            && program.declaration(variable) instanceof Program.Declaration declared
            && Search.isWithin(declared.path(), code.getLeaf()));
    return found;
  }

  private boolean isDecidedBefore(Call slow, Set<VariableElement> guarded) {
    int start = unit.start(slow.tree());
    for (TreePath path : Search.own(code, ExpressionTree.class)) {
      boolean inArguments =
          slow.arguments().stream().anyMatch(argument -> Search.isWithin(path, argument));
      if (unit.start(path.getLeaf()) >= start && !inArguments) {
        continue;
      }
      boolean named =
          (path.getLeaf() instanceof IdentifierTree || path.getLeaf() instanceof MemberSelectTree)
              && unit.element(path.getLeaf()) instanceof VariableElement variable
              && guarded.contains(variable)
              && !isTakenLater(path, slow);
      boolean asked =
          program.call(path.getLeaf()) instanceof Call before
              && before.targets().stream()
                  .anyMatch(
                      target -> !Collections.disjoint(target.summary().effects().reads(), guarded))
              && !Search.isWithin(slow.path(), path.getLeaf());
      if (named || asked) {
        return true;
      }
    }
    return false;
  }

  /** Whether a name before the slow call is only what its value goes into. */
  private static boolean isTakenLater(TreePath name, Call slow) {
    for (TreePath at = name.getParentPath(); at != null; at = at.getParentPath()) {
      Tree tree = at.getLeaf();
      if (tree instanceof MethodInvocationTree || tree instanceof AssignmentTree) {
        return Search.isWithin(slow.path(), tree)
            && (!(tree instanceof AssignmentTree assignment)
                || assignment.getVariable() != slow.tree());
      }
      if (tree instanceof StatementTree) {
        return false;
      }
    }
    return false;
  }
}
