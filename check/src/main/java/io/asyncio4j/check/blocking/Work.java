package io.asyncio4j.check.blocking;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Handoff;
import io.asyncio4j.check.program.Passed;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import javax.lang.model.element.ElementKind;
import org.jspecify.annotations.Nullable;

/** Estimates how many steps of about ten nanoseconds some code computes, by its loops' bounds. */
public final class Work {
  /** For each element, where their number is known. */
  private static final long SORT_EACH = 20;

  private static final long DIGEST = 100;
  private static final long BIG_NUMBER = 100;
  private static final long KEY = 100_000;
  private static final long LONG_PRIME = 10_000_000;

  private final Program program;
  private final Extents extents;
  private final long sort;
  private final long recursion;
  private final Map<Body, Long> known = new HashMap<>();

  private Work(Program program, Extents extents, long sort, long recursion) {
    this.program = program;
    this.extents = extents;
    this.sort = sort;
    this.recursion = recursion;
  }

  /** As many as are to be expected. */
  public static Work of(Program program) {
    return program.analysis(Work.class, one -> new Work(one, Extents.likely(one), 10_000, 100_000));
  }

  /** As many as there are at least, if what the source does not tell is small. */
  static Work least(Program program) {
    return program.analysis(
            Least.class, one -> new Least(new Work(one, Extents.least(one), 100, 10)))
        .work;
  }

  private record Least(Work work) {}

  /** The steps of a block or an expression. */
  public long steps(Unit unit, TreePath of) {
    var counter = new Counter(unit);
    counter.scan(of, null);
    return counter.steps;
  }

  /** The steps of what a library's call does itself, and of the lambdas that it runs. */
  long stepsOfLibrary(Call call) {
    var counter = new Counter(call.in().unit());
    counter.steps = 0;
    if (call.targets().isEmpty()) {
      counter.add(call);
    }
    return counter.steps;
  }

  /** The number that an expression is at most; -1 when that is not known. */
  long bound(Unit unit, ExpressionTree expression) {
    return extents.bound(unit, expression);
  }

  private long steps(Body body) {
    Long before = known.get(body);
    if (before != null) {
      return before;
    }
    known.put(body, recursion);
    long steps =
        body.code() == null ? 1 : steps(body.unit(), new TreePath(body.path(), body.code()));
    known.put(body, steps);
    return steps;
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
      steps = Math.min(Extents.MOST, outside + Extents.times(turns, steps));
      return null;
    }

    @Override
    public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void unused) {
      return loop(extents.turns(unit, tree), tree.getStatement());
    }

    @Override
    public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void unused) {
      return loop(extents.turns(unit, tree), tree.getStatement());
    }

    @Override
    public @Nullable Void visitWhileLoop(WhileLoopTree tree, @Nullable Void unused) {
      return loop(extents.turns(unit, tree), tree.getCondition(), tree.getStatement());
    }

    @Override
    public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, @Nullable Void unused) {
      return loop(extents.turns(unit, tree), tree.getCondition(), tree.getStatement());
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
      steps = Math.min(Extents.MOST, steps + ofTargets(call));
      for (Passed passed : call.passed()) {
        if (passed.how() == Handoff.EACH) {
          steps =
              Math.min(
                  Extents.MOST,
                  steps + Extents.times(extents.elements(call), steps(passed.body())));
        } else if (passed.how() == Handoff.RUNS) {
          steps = Math.min(Extents.MOST, steps + steps(passed.body()));
        }
      }
      if (call.targets().isEmpty()) {
        steps = Math.min(Extents.MOST, steps + ofLibrary(call));
      }
    }

    /** One of several methods runs, as short as the shortest; all parts of a constructor do. */
    private long ofTargets(Call call) {
      LongStream all = call.targets().stream().mapToLong(this::steps);
      return call.callee().getKind() == ElementKind.CONSTRUCTOR
          ? all.reduce(0, (a, b) -> Math.min(Extents.MOST, a + b))
          : all.min().orElse(0);
    }

    private long ofLibrary(Call call) {
      return switch (call.name()) {
        case "sort", "sorted" -> Math.max(sort, Extents.times(SORT_EACH, sorted(call)));
        case "digest", "doFinal", "deflate", "update", "write" -> coded(call);
        case "multiply", "pow", "modPow", "divide" ->
            call.owner().startsWith("java.math.") ? BIG_NUMBER : 0;
        case "generateSecret", "generateKeyPair" -> KEY;
        case "probablePrime", "nextProbablePrime", "isProbablePrime" -> prime(call);
        default -> Math.max(0, extents.given(call));
      };
    }

    /** How many elements are sorted. */
    private long sorted(Call call) {
      ExpressionTree receiver = call.receiver();
      long most =
          call.arguments().isEmpty() ? 0 : extents.length(unit, call.arguments().getFirst());
      if (receiver != null) {
        most = Math.max(most, extents.length(unit, receiver));
      }
      return call.name().equals("sorted") ? Math.max(most, extents.elements(call)) : most;
    }

    /** The steps of a digest, a cipher or a compressor, with one for each byte. */
    private long coded(Call call) {
      boolean isCoder =
          call.owner().startsWith("java.security.")
              || call.owner().startsWith("javax.crypto.")
              || call.owner().startsWith("java.util.zip.")
              || program
                  .knowledge()
                  .isA(
                      call.receiver() == null ? null : unit.type(call.receiver()),
                      "java.util.zip.DeflaterOutputStream");
      if (!isCoder) {
        return 0;
      }
      return call.arguments().isEmpty()
          ? DIGEST
          : Math.max(DIGEST, extents.length(unit, call.arguments().getFirst()));
    }

    private long prime(Call call) {
      return !call.arguments().isEmpty() && extents.bound(unit, call.arguments().getFirst()) >= 1024
          ? LONG_PRIME
          : KEY;
    }

    private long steps(Body body) {
      return Work.this.steps(body);
    }
  }
}
