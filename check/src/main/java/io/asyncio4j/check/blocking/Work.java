package io.asyncio4j.check.blocking;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.asyncio4j.check.code.Arguments;
import io.asyncio4j.check.code.Texts;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Handoff;
import io.asyncio4j.check.program.Passed;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Estimates how many steps a piece of code computes, by the bounds of its loops. */
public final class Work {
  /** A loop whose bound is a number that the source does not give. */
  private static final long COUNTED = 1000;

  /** A loop over what a collection holds, or until something is found. */
  private static final long COLLECTION = 50;

  private static final long SORT = 10_000;

  /** For each element, where their number is known. */
  private static final long SORT_EACH = 20;

  private static final long DIGEST = 100;
  private static final long RECURSION = 100_000;
  private static final long MOST = Long.MAX_VALUE / 1_000_000_000;

  private final Program program;
  private final Map<Body, Long> known = new HashMap<>();

  private Work(Program program) {
    this.program = program;
  }

  public static Work of(Program program) {
    return program.analysis(Work.class, Work::new);
  }

  /** The steps of a block or an expression. */
  public long steps(Unit unit, TreePath of) {
    var counter = new Counter(unit);
    counter.scan(of, null);
    return counter.steps;
  }

  private long steps(Body body) {
    Long before = known.get(body);
    if (before != null) {
      return before;
    }
    known.put(body, RECURSION);
    long steps =
        body.code() == null ? 1 : steps(body.unit(), new TreePath(body.path(), body.code()));
    known.put(body, steps);
    return steps;
  }

  private static long times(long a, long b) {
    return a > MOST / Math.max(1, b) ? MOST : a * b;
  }

  private final class Counter extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Unit unit;
    private long steps = 1;

    Counter(Unit unit) {
      this.unit = unit;
    }

    private @Nullable Void loop(long turns, Tree... parts) {
      long outside = steps;
      steps = 1;
      for (Tree part : parts) {
        scan(part, null);
      }
      steps = Math.min(MOST, outside + times(turns, steps));
      return null;
    }

    @Override
    public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void unused) {
      return loop(turns(tree.getCondition()), tree.getStatement());
    }

    @Override
    public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void unused) {
      long length = length(tree.getExpression());
      return loop(length < 0 ? COLLECTION : length, tree.getStatement());
    }

    @Override
    public @Nullable Void visitWhileLoop(WhileLoopTree tree, @Nullable Void unused) {
      return loop(whileTurns(tree.getCondition()), tree.getCondition(), tree.getStatement());
    }

    @Override
    public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, @Nullable Void unused) {
      return loop(whileTurns(tree.getCondition()), tree.getCondition(), tree.getStatement());
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
      return null;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
      add(program.call(tree));
      return super.visitMethodInvocation(tree, null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
      add(program.call(tree));
      return super.visitNewClass(tree, null);
    }

    private void add(@Nullable Call call) {
      if (call == null) {
        return;
      }
      for (Body target : call.targets()) {
        steps = Math.min(MOST, steps + steps(target));
      }
      for (Passed passed : call.passed()) {
        if (passed.how() == Handoff.EACH) {
          steps = Math.min(MOST, steps + times(elements(call), steps(passed.body())));
        } else if (passed.how() == Handoff.RUNS) {
          steps = Math.min(MOST, steps + steps(passed.body()));
        }
      }
      if (call.targets().isEmpty()) {
        steps = Math.min(MOST, steps + ofLibrary(call));
      }
    }

    private long ofLibrary(Call call) {
      return switch (call.name()) {
        case "sort", "sorted" ->
            call.arguments().isEmpty()
                ? SORT
                : Math.max(SORT, times(SORT_EACH, length(call.arguments().getFirst())));
        case "digest", "doFinal", "deflate" -> DIGEST;
        case "generateSecret", "generateKeyPair", "probablePrime", "nextProbablePrime" -> RECURSION;
        default -> Math.max(0, given(call));
      };
    }

    /** How many elements a stage of a stream gives or lets pass; -1 when it does not say. */
    private long given(Call stage) {
      List<? extends ExpressionTree> arguments = stage.arguments();
      return switch (stage.name()) {
        case "range", "rangeClosed", "limit" ->
            arguments.isEmpty() ? -1 : bound(arguments.getLast());
        // Two arguments are the bounds of numbers without end.
        case "ints", "longs", "doubles" ->
            arguments.size() % 2 == 0 ? -1 : bound(arguments.getFirst());
        default -> -1;
      };
    }

    private long steps(Body body) {
      return Work.this.steps(body);
    }

    /** How many elements the stream has that a call is a stage of. */
    private long elements(Call call) {
      ExpressionTree at = call.receiver();
      while (at instanceof MethodInvocationTree tree && program.call(tree) instanceof Call source) {
        if (source.name().startsWith("range") && source.arguments().size() == 2) {
          long end = bound(source.arguments().get(1));
          return end < 0 ? COUNTED : end;
        }
        if (given(source) >= 0) {
          return given(source);
        }
        at = source.receiver();
      }
      return COLLECTION;
    }

    /** A number that is counted up to; else as many as a collection has. */
    private long whileTurns(ExpressionTree condition) {
      ExpressionTree inner =
          condition instanceof ParenthesizedTree parentheses
              ? parentheses.getExpression()
              : condition;
      return inner instanceof BinaryTree both
          ? Math.max(COLLECTION, bound(both.getRightOperand()))
          : COLLECTION;
    }

    private long turns(@Nullable ExpressionTree condition) {
      if (!(condition instanceof BinaryTree both)) {
        return COLLECTION;
      }
      long left = bound(both.getLeftOperand());
      long right = bound(both.getRightOperand());
      long larger = Math.max(left, right);
      return larger >= 0 ? larger : COUNTED;
    }

    private long bound(ExpressionTree expression) {
      long number = Texts.number(program, unit, expression);
      if (number > 0) {
        return number;
      }
      if (unit.element(expression) instanceof VariableElement parameter) {
        long most = -1;
        for (Program.Value value : Arguments.of(program).of(parameter)) {
          most = Math.max(most, Texts.number(program, value.unit(), value.expression()));
        }
        if (most >= 0) {
          return most;
        }
      }
      return expression instanceof MemberSelectTree select
              && select.getIdentifier().contentEquals("length")
          ? length(select.getExpression())
          : nameOfLength(expression);
    }

    /** {@code int n = cells.length}. */
    private long nameOfLength(ExpressionTree expression) {
      if (unit.element(expression) instanceof VariableElement variable
          && !program.isReassigned(variable)
          && program.values(variable).size() == 1
          && program.values(variable).getFirst().expression() instanceof MemberSelectTree select
          && select.getIdentifier().contentEquals("length")) {
        return length(select.getExpression());
      }
      return -1;
    }

    /** The length of an array that is made in the source; -1 when that is not known. */
    private long length(ExpressionTree array) {
      if (unit.element(array) instanceof VariableElement variable
          && program.values(variable).size() == 1
          && program.values(variable).getFirst() instanceof Program.Value value) {
        return new Counter(value.unit()).madeLength(value.expression());
      }
      return -1;
    }

    private long madeLength(ExpressionTree value) {
      if (value instanceof NewArrayTree made && !(made.getType() instanceof ArrayTypeTree)) {
        if (made.getInitializers() != null) {
          return made.getInitializers().size();
        }
        return made.getDimensions().isEmpty() ? -1 : bound(made.getDimensions().getFirst());
      }
      return program.call(value) instanceof Call call
              && call.name().equals("toArray")
              && call.receiver() != null
              && program.call(call.receiver()) instanceof Call stage
          ? given(stage)
          : -1;
    }
  }
}
