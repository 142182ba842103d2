package io.asyncio4j.check.sequential;

import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Effects;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** What flows from one turn of a loop into the next. */
final class LoopBody extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final Program program;
  private final Unit unit;
  private final List<Step> steps = new ArrayList<>();
  private final Set<VariableElement> own = new HashSet<>();
  private final List<Tree> conditions = new ArrayList<>();

  /** The conditions on which a turn is cut short. */
  private final List<Tree> skips = new ArrayList<>();

  private int breakable;
  private boolean returnsLeave = true;

  /** Whether a turn may end the loop before its time. */
  private boolean leaves;

  /**
   * Something that a turn does.
   *
   * @param conditions on which it is done, within the loop
   */
  private record Step(Tree tree, Effects effects, List<Tree> conditions) {}

  LoopBody(Program program, Unit unit) {
    this.program = program;
    this.unit = unit;
  }

  boolean leaves() {
    return leaves;
  }

  /** Adds something that each turn does, after those that were added before. */
  void add(@Nullable Tree part) {
    if (part instanceof ExpressionTree) {
      step(part);
    } else {
      scan(part, null);
    }
  }

  /** In a lambda {@code return} ends a turn only. */
  void returnsEndTurns() {
    returnsLeave = false;
  }

  /** A variable that is new in each turn. */
  void own(VariableElement variable) {
    own.add(variable);
  }

  /** What all of its parts do. */
  Effects effects(Set<Tree> without) {
    return Effects.of(
        steps.stream().map(step -> program.effects(unit, step.tree, without)).toList());
  }

  /**
   * Whether a turn's call needs what earlier turns made of theirs.
   *
   * @param head what decides whether there is another turn
   */
  boolean isCarried(Wait wait, Effects head) {
    Set<VariableElement> needed = needed(wait, head.reads());
    var carried = new HashSet<>(changedBy(wait.call()));
    carried.removeAll(own);
    if (needed.stream().anyMatch(carried::contains)) {
      return true;
    }
    Effects itself = program.effects(wait.call());
    var lasting = new HashSet<>(itself.writes());
    lasting.addAll(itself.counts());
    lasting.removeAll(own);
    return lasting.stream().anyMatch(needed::contains);
  }

  /** Whether what the call is made with differs from turn to turn. */
  boolean varies(Wait wait, Set<VariableElement> elements) {
    return needed(wait, Set.of()).stream()
        .anyMatch(variable ->
            elements.contains(variable) || variable.getKind() == ElementKind.BINDING_VARIABLE);
  }

  /** All variables that have a part in what the call is made with, and whether it is. */
  private Set<VariableElement> needed(Wait wait, Set<VariableElement> first) {
    var needed = new HashSet<>(first);
    needed.addAll(wait.effects().reads());
    needed.addAll(reads(skips.stream().filter(skip -> !contains(skip, wait)).toList()));
    for (Step step : steps) {
      if (Trees.contains(step.tree, wait.call().tree())) {
        needed.addAll(reads(step.conditions));
      }
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Step step : steps) {
        boolean isCalls = Trees.contains(step.tree, wait.call().tree());
        if (!isCalls && step.effects.writes().stream().anyMatch(needed::contains)) {
          changed |= needed.addAll(step.effects.reads());
          changed |= needed.addAll(reads(step.conditions));
        }
      }
    }
    return needed;
  }

  private static boolean contains(Tree tree, Wait wait) {
    return Trees.contains(tree, wait.call().tree());
  }

  private Set<VariableElement> reads(List<Tree> trees) {
    var reads = new HashSet<VariableElement>();
    trees.forEach(tree -> reads.addAll(program.effects(unit, tree).reads()));
    return reads;
  }

  /** The variables that change with what the call gives. */
  private Set<VariableElement> changedBy(Call made) {
    Tree call = made.tree();
    Effects itself = program.effects(made);
    var changed = new HashSet<>(itself.writes());
    changed.addAll(itself.counts());
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Step step : steps) {
        boolean isTouched =
            Trees.contains(step.tree, call)
                || step.effects.reads().stream().anyMatch(changed::contains)
                || step.conditions.stream().anyMatch(condition -> Trees.contains(condition, call))
                || reads(step.conditions).stream().anyMatch(changed::contains);
        if (isTouched) {
          // What is evaluated for the call is not changed by it.
          Effects effects = program.effects(unit, step.tree, Set.of(call));
          grew |= changed.addAll(effects.writes());
          grew |= changed.addAll(effects.counts());
        }
      }
    }
    return changed;
  }

  private void step(Tree tree) {
    steps.add(new Step(tree, program.effects(unit, tree), List.copyOf(conditions)));
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
    if (unit.element(tree) instanceof VariableElement variable) {
      own.add(variable);
    }
    step(tree);
    return null;
  }

  @Override
  public @Nullable Void visitExpressionStatement(
      ExpressionStatementTree tree, @Nullable Void unused) {
    step(tree);
    return null;
  }

  @Override
  public @Nullable Void visitThrow(ThrowTree tree, @Nullable Void unused) {
    step(tree);
    return null;
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void unused) {
    leaves |= returnsLeave;
    skips.addAll(conditions);
    step(tree);
    return null;
  }

  @Override
  public @Nullable Void visitBreak(BreakTree tree, @Nullable Void unused) {
    leaves |= breakable == 0 || tree.getLabel() != null;
    return null;
  }

  @Override
  public @Nullable Void visitContinue(ContinueTree tree, @Nullable Void unused) {
    skips.addAll(conditions);
    return null;
  }

  @Override
  public @Nullable Void visitIf(IfTree tree, @Nullable Void unused) {
    step(tree.getCondition());
    within(tree.getCondition(), tree.getThenStatement());
    within(tree.getCondition(), tree.getElseStatement());
    return null;
  }

  @Override
  public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void unused) {
    step(tree.getExpression());
    breakable++;
    tree.getCases().forEach(arm -> within(tree.getExpression(), arm));
    breakable--;
    return null;
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void unused) {
    if (unit.element(tree.getVariable()) instanceof VariableElement variable) {
      own.add(variable);
    }
    step(tree.getExpression());
    breakable++;
    within(tree.getExpression(), tree.getStatement());
    breakable--;
    return null;
  }

  @Override
  public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void unused) {
    breakable++;
    scan(tree.getInitializer(), null);
    if (tree.getCondition() != null) {
      step(tree.getCondition());
      within(tree.getCondition(), tree.getStatement());
    } else {
      scan(tree.getStatement(), null);
    }
    scan(tree.getUpdate(), null);
    breakable--;
    return null;
  }

  @Override
  public @Nullable Void visitWhileLoop(WhileLoopTree tree, @Nullable Void unused) {
    breakable++;
    step(tree.getCondition());
    within(tree.getCondition(), tree.getStatement());
    breakable--;
    return null;
  }

  @Override
  public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, @Nullable Void unused) {
    breakable++;
    scan(tree.getStatement(), null);
    step(tree.getCondition());
    breakable--;
    return null;
  }

  private void within(Tree condition, @Nullable Tree part) {
    conditions.add(condition);
    scan(part, null);
    conditions.removeLast();
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
    return null;
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
    return null;
  }
}
