package io.asyncio4j.check.sequential;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Effects;
import io.asyncio4j.check.program.Effects.Outside;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds independent neighbours in a list of statements.
 *
 * <p>A group goes on as long as each call needs nothing of those before it, be it a result or an
 * effect. One that does begins a new group; a statement whose place matters ends it: an early
 * return, a write, a pause, a line that is printed.
 */
final class Blocks {
  private final Program program;
  private final Unit unit;
  private final List<Group> groups = new ArrayList<>();

  /** The group that is being made. */
  private final List<Wait> waits = new ArrayList<>();

  /** What the statements since its first call do besides, some of it with its results. */
  private final List<Rest> rests = new ArrayList<>();

  /**
   * A statement without its calls that wait.
   *
   * @param needs whether it needs a result of the group
   */
  private record Rest(Effects effects, boolean needs) {}

  private Blocks(Program program, Unit unit) {
    this.program = program;
    this.unit = unit;
  }

  static List<Group> groups(Program program, Unit unit, List<? extends Tree> statements) {
    var blocks = new Blocks(program, unit);
    statements.forEach(blocks::add);
    blocks.end();
    return blocks.groups;
  }

  private void add(Tree statement) {
    switch (statement) {
      case VariableTree _, ExpressionStatementTree _ -> addSimple(statement);
      case ExpressionTree _, ReturnTree _, ThrowTree _, YieldTree _ -> {
        addSimple(statement);
        end();
      }
      case IfTree tree when !Evaluation.calls(program, tree.getCondition()).isEmpty() ->
          addHead(tree.getCondition());
      case SwitchTree tree -> addHead(tree.getExpression());
      case EnhancedForLoopTree tree
          when !Evaluation.calls(program, tree.getExpression()).isEmpty() ->
          addHead(tree.getExpression());
      default -> addCompound(statement);
    }
  }

  /** What is evaluated first of a statement; what follows depends on it. */
  private void addHead(ExpressionTree head) {
    addSimple(head);
    end();
  }

  private void addSimple(Tree statement) {
    var inside = new Inside(program);
    inside.scan(statement, null);
    List<Evaluation.Guarded> calls = Evaluation.guarded(program, statement);
    var moved = new HashSet<Tree>();
    boolean needs = false;
    for (Evaluation.Guarded guarded : calls) {
      Wait wait = Wait.of(program, guarded.call(), guarded.guards());
      switch (wait.kind()) {
        case AWAIT -> {}
        case FIXED -> {
          end();
          needs = false;
        }
        case READ, WRITE -> {
          add(wait);
          needs = true;
          moved.add(guarded.call().tree());
        }
      }
    }
    boolean hasHidden = inside.waits.size() > calls.size();
    Effects rest = program.effects(unit, statement, moved);
    if (hasHidden || isFixed(rest)) {
      end();
    } else {
      addRest(rest, needs);
    }
  }

  /** A statement of statements: as a whole it may be one of the group. */
  private void addCompound(Tree statement) {
    var inside = new Inside(program);
    inside.scan(statement, null);
    if (inside.waits.isEmpty()) {
      Effects effects = program.effects(unit, statement);
      if (inside.leaves || isFixed(effects)) {
        end();
      } else {
        addRest(effects, false);
      }
      return;
    }
    boolean mayBeOne =
        (statement instanceof TryTree tryTree && tryTree.getResources().isEmpty())
            || statement instanceof IfTree;
    if (!mayBeOne
        || inside.leaves
        || (inside.waits.size() > 1 && !isOneOf(statement, inside.waits))) {
      end();
      return;
    }
    Wait wait = Wait.of(program, inside.waits.getFirst(), List.of(statement));
    Set<Tree> calls = inside.waits.stream().map(Call::tree).collect(Collectors.toSet());
    Effects rest = program.effects(unit, statement, calls);
    if (!wait.mayMove() || isFixed(rest)) {
      end();
    } else {
      add(wait);
      addRest(rest, true);
    }
  }

  /** Whether only one of two calls is made: each is in a branch of its own. */
  private static boolean isOneOf(Tree statement, List<Call> calls) {
    return calls.size() == 2
        && statement instanceof IfTree choice
        && choice.getElseStatement() != null
        && Trees.contains(choice.getThenStatement(), calls.getFirst().tree())
        && Trees.contains(choice.getElseStatement(), calls.getLast().tree());
  }

  private static boolean isFixed(Effects effects) {
    return effects.has(Outside.ORDERED)
        || effects.has(Outside.CONSOLE)
        || effects.has(Outside.CLOCK)
        || effects.has(Outside.WRITES);
  }

  private void add(Wait wait) {
    if (!waits.isEmpty() && (needsGroup(wait) || waits.getLast().kind() != wait.kind())) {
      end();
    }
    waits.add(wait);
  }

  private boolean needsGroup(Wait wait) {
    for (Wait earlier : waits) {
      if (!earlier.effects().commutesWith(wait.effects())
          || Trees.contains(wait.call().tree(), earlier.call().tree())) {
        return true;
      }
    }
    // Its turn would come before these statements.
    return rests.stream()
        .anyMatch(rest -> rest.needs && !rest.effects.commutesWith(wait.effects()));
  }

  private void addRest(Effects effects, boolean usesCall) {
    boolean needs = usesCall;
    for (Rest earlier : rests) {
      needs |= earlier.needs && !earlier.effects.commutesWith(effects);
    }
    if (!waits.isEmpty()) {
      rests.add(new Rest(effects, needs));
    }
  }

  private void end() {
    if (waits.size() > 1) {
      boolean writes = waits.getFirst().kind() == Wait.Kind.WRITE;
      groups.add(new Group.Neighbours(waits.stream().map(Wait::call).toList(), writes));
    }
    waits.clear();
    rests.clear();
  }
}
