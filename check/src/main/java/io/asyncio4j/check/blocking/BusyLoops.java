package io.asyncio4j.check.blocking;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import io.asyncio4j.check.code.Locals;
import io.asyncio4j.check.code.Search;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Loops that do nothing but wait for a flag or a time, and never suspend. */
public final class BusyLoops {
  private final Program program;
  private final Unit unit;

  private BusyLoops(Program program, Unit unit) {
    this.program = program;
    this.unit = unit;
  }

  /** Those of one body. */
  public static List<TreePath> in(Program program, Body body) {
    var loops = new BusyLoops(program, body.unit());
    var found = new ArrayList<TreePath>();
    for (TreePath path : Search.own(body.path(), StatementTree.class)) {
      if (loops.isBusy(path)) {
        found.add(path);
      }
    }
    return found;
  }

  private boolean isBusy(TreePath path) {
    return switch (path.getLeaf()) {
      case WhileLoopTree loop -> isBusy(path, loop.getCondition(), loop.getStatement());
      case DoWhileLoopTree loop -> isBusy(path, loop.getCondition(), loop.getStatement());
      case ForLoopTree loop -> isBusy(path, loop.getCondition(), loop.getStatement());
      default -> false;
    };
  }

  private boolean isBusy(TreePath loop, @Nullable ExpressionTree condition, StatementTree body) {
    if (suspends(loop)) {
      return false;
    }
    ExpressionTree waitedFor = isEndless(condition) ? exit(body) : condition;
    if (waitedFor == null) {
      return false;
    }
    TreePath waited = look(loop, body, new TreePath(loop, waitedFor));
    if (looksAtTheClock(waited)) {
      return true;
    }
    boolean idle = isEndless(condition) ? isIdleBesidesExit(body, waited) : isIdle(body);
    return idle && dependsOnOthers(loop, body, waited);
  }

  private static boolean isEndless(@Nullable ExpressionTree condition) {
    ExpressionTree inner = condition;
    while (inner instanceof ParenthesizedTree parentheses) {
      inner = parentheses.getExpression();
    }
    return inner == null || (inner instanceof LiteralTree l && Boolean.TRUE.equals(l.getValue()));
  }

  private boolean suspends(TreePath loop) {
    return Search.calls(program, loop).stream()
        .anyMatch(call ->
            call.known().suspends()
                || (call.known().parks() && !isTry(call))
                || call.runs().stream().anyMatch(run -> run.summary().mayWait()));
  }

  /** A try that comes back at once. */
  private static boolean isTry(Call call) {
    return switch (call.name()) {
      case "poll", "tryLock", "tryAcquire" -> call.arguments().isEmpty();
      case "offer" -> call.arguments().size() == 1;
      default -> false;
    };
  }

  private boolean looksAtTheClock(TreePath condition) {
    return calls(condition).stream()
        .anyMatch(call -> call.known().is("clock") && !call.owner().startsWith("io.asyncio4j."));
  }

  /** What {@code if (...) break;} asks, where the loop has just one such way out. */
  private static @Nullable ExpressionTree exit(StatementTree body) {
    for (StatementTree statement : statements(body)) {
      if (statement instanceof IfTree choice && leaves(choice.getThenStatement())) {
        return choice.getCondition();
      }
    }
    return null;
  }

  private static boolean leaves(StatementTree statement) {
    List<? extends StatementTree> all = statements(statement);
    return !all.isEmpty()
        && (all.getLast() instanceof BreakTree || all.getLast() instanceof ReturnTree);
  }

  private static List<? extends StatementTree> statements(StatementTree statement) {
    return statement instanceof BlockTree block ? block.getStatements() : List.of(statement);
  }

  private boolean isIdle(StatementTree body) {
    return statements(body).stream().allMatch(this::isIdleStatement);
  }

  /** What {@code int now = left.get()} looks at, where the loop waits for {@code now}. */
  private TreePath look(TreePath loop, StatementTree body, TreePath waited) {
    if (!calls(waited).isEmpty()) {
      return waited;
    }
    Set<VariableElement> named = Search.variables(unit, waited);
    for (StatementTree statement : statements(body)) {
      if (statement instanceof VariableTree declared
          && declared.getInitializer() != null
          && named.contains(unit.element(declared))) {
        var value = new TreePath(loop, declared.getInitializer());
        return calls(value).stream().allMatch(BusyLoops::onlyLooks) ? value : waited;
      }
    }
    return waited;
  }

  private static boolean onlyLooks(Call call) {
    return call.known().is("observes")
        || call.known().is("clock")
        || (call.name().equals("get") && call.owner().startsWith("java.util.concurrent.atomic."));
  }

  private boolean isIdleBesidesExit(StatementTree body, TreePath waited) {
    return statements(body).stream()
        .allMatch(statement ->
            (statement instanceof VariableTree declared
                    && declared.getInitializer() == waited.getLeaf())
                || (statement instanceof IfTree choice
                    && choice.getElseStatement() == null
                    && leaves(choice.getThenStatement()))
                || isIdleStatement(statement));
  }

  /** Whether a statement changes nothing but local variables, and at most prints. */
  private boolean isIdleStatement(StatementTree statement) {
    return switch (statement) {
      case EmptyStatementTree _, ContinueTree _ -> true;
      case BlockTree block -> isIdle(block);
      case IfTree choice ->
          isIdle(choice.getThenStatement())
              && (choice.getElseStatement() == null || isIdle(choice.getElseStatement()));
      case ExpressionStatementTree expression ->
          switch (expression.getExpression()) {
            case MethodInvocationTree tree ->
                program.call(tree) instanceof Call call
                    && (call.name().equals("onSpinWait") || call.known().is("console"));
            case UnaryTree step -> isLocal(step.getExpression());
            case CompoundAssignmentTree sum -> isLocal(sum.getVariable());
            default -> false;
          };
      default -> false;
    };
  }

  private boolean isLocal(ExpressionTree target) {
    return unit.element(target) instanceof VariableElement variable && Locals.isLocal(variable);
  }

  /** Whether only somebody else can change what is waited for. */
  private boolean dependsOnOthers(TreePath loop, StatementTree body, TreePath condition) {
    Set<VariableElement> assigned = Locals.assigned(unit, new TreePath(loop, body));
    if (loop.getLeaf() instanceof ForLoopTree counted) {
      for (StatementTree update : counted.getUpdate()) {
        assigned.addAll(Locals.assigned(unit, new TreePath(loop, update)));
      }
    }
    Set<VariableElement> named = Search.variables(unit, condition);
    if (named.stream().anyMatch(assigned::contains)) {
      return false;
    }
    for (Call call : calls(condition)) {
      boolean looks =
          call.known().is("observes")
              || call.known().is("pure")
              || call.name().equals("compareAndSet")
              || call.name().startsWith("is")
              || call.name().startsWith("get")
              || isTry(call)
              || (!call.targets().isEmpty()
                  && call.targets().stream()
                      .allMatch(target -> target.summary().effects().writes().isEmpty()));
      if (!looks) {
        return false;
      }
    }
    return named.stream().anyMatch(variable -> !Locals.isLocal(variable))
        || !calls(condition).isEmpty();
  }

  private List<Call> calls(TreePath condition) {
    var found = new ArrayList<>(Search.calls(program, condition));
    Tree tree = condition.getLeaf();
    if (program.call(tree) instanceof Call call) {
      found.add(call);
    }
    return found;
  }
}
