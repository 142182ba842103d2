package io.asyncio4j.check.sequential;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Effects;
import io.asyncio4j.check.program.Effects.Outside;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds independent neighbours in a list of statements.
 *
 * <p>Each call that waits gets a level: one more than that of what it depends on. Calls of one
 * level could go on at the same time. A statement whose place matters ends the stretch that is
 * looked at.
 */
final class Blocks {
  private final Program program;
  private final Unit unit;
  private final List<Group> groups = new ArrayList<>();

  /** What has been seen of the stretch. */
  private final List<Step> steps = new ArrayList<>();

  private final Map<Integer, List<Wait>> levels = new TreeMap<>();

  /** A call, or the rest of a statement without its calls. */
  private record Step(Effects effects, int level, @Nullable Tree call) {}

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
    if (!isSimple(statement)) {
      var inside = new Inside(program);
      inside.scan(statement, null);
      Effects effects = program.effects(unit, statement);
      if (inside.leaves || !inside.waits.isEmpty() || isFixed(effects)) {
        end();
      } else {
        addRest(effects, 0);
      }
      return;
    }
    List<Call> calls = Evaluation.calls(program, statement);
    var moved = new HashSet<Tree>();
    int level = 0;
    for (Call call : calls) {
      Wait wait = Wait.of(program, call);
      if (wait.kind() == Wait.Kind.AWAIT) {
        continue;
      }
      if (!wait.mayMove()) {
        end();
        level = 0;
        continue;
      }
      int own = addCall(wait);
      level = Math.max(level, own);
      moved.add(call.tree());
    }
    var conditional = new Inside(program);
    conditional.scan(statement, null);
    boolean hasHidden = conditional.waits.stream().anyMatch(call -> !calls.contains(call));
    Effects rest = program.effects(unit, statement, moved);
    if (hasHidden
        || isFixed(rest)
        || statement instanceof ReturnTree
        || statement instanceof ThrowTree
        || statement instanceof YieldTree) {
      end();
    } else {
      addRest(rest, level);
    }
  }

  private static boolean isFixed(Effects effects) {
    return effects.has(Outside.ORDERED)
        || effects.has(Outside.CONSOLE)
        || effects.has(Outside.CLOCK)
        || effects.has(Outside.WRITES);
  }

  private static boolean isSimple(Tree statement) {
    return statement instanceof VariableTree
        || statement instanceof ExpressionStatementTree
        || statement instanceof ReturnTree
        || statement instanceof ThrowTree
        || statement instanceof YieldTree
        || statement instanceof ExpressionTree;
  }

  private int addCall(Wait wait) {
    int level = 1;
    for (Step step : steps) {
      if (!step.effects.commutesWith(wait.effects())
          || (step.call != null && contains(wait.call().tree(), step.call))) {
        level = Math.max(level, step.level + 1);
      }
    }
    steps.add(new Step(wait.effects(), level, wait.call().tree()));
    levels.computeIfAbsent(level, _ -> new ArrayList<>()).add(wait);
    return level;
  }

  private void addRest(Effects effects, int ofItsCalls) {
    int level = ofItsCalls;
    for (Step step : steps) {
      if (step.call == null && !step.effects.commutesWith(effects)) {
        level = Math.max(level, step.level);
      }
    }
    steps.add(new Step(effects, level, null));
  }

  private void end() {
    for (List<Wait> level : levels.values()) {
      if (level.size() > 1) {
        boolean writes = level.stream().anyMatch(wait -> wait.kind() == Wait.Kind.WRITE);
        groups.add(new Group.Neighbours(level.stream().map(Wait::call).toList(), writes));
      }
    }
    levels.clear();
    steps.clear();
  }

  private static boolean contains(Tree outer, Tree inner) {
    boolean[] found = {false};
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
        found[0] |= tree == inner;
        return found[0] ? null : super.scan(tree, null);
      }
    }.scan(outer, null);
    return found[0];
  }
}
