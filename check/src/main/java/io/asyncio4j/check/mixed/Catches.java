package io.asyncio4j.check.mixed;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import io.asyncio4j.check.code.Search;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Handoff;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.List;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Finds where a cancellation ends that should go on. */
public final class Catches {
  private final Program program;

  public Catches(Program program) {
    this.program = program;
  }

  /**
   * The catch clause, or the return in a {@code finally}, that swallows a cancellation; or null.
   */
  public @Nullable TreePath swallowing(Body body, TreePath path) {
    var statement = (TryTree) path.getLeaf();
    List<Call> waits = waits(path, statement);
    Unit unit = body.unit();
    boolean loops = !Waits.loops(program, unit, new TreePath(path, statement.getBlock())).isEmpty();
    if (waits.isEmpty() && !loops) {
      return null;
    }
    for (CatchTree clause : statement.getCatches()) {
      Caught caught = caught(unit, clause);
      if (caught == Caught.OTHER) {
        continue;
      }
      TreePath at = new TreePath(path, clause);
      if (caught == Caught.INTERRUPT) {
        boolean parks = waits.stream().anyMatch(call -> !call.known().suspends());
        if (parks && goesOnAfterInterrupt(at)) {
          return at;
        }
        continue;
      }
      boolean throwsOn = !Search.own(at, ThrowTree.class).isEmpty() || isHandedOn(at);
      boolean isExpected =
          !loops && onlyAwaits(waits) && (caught == Caught.CANCELLED || cancels(body, path));
      boolean isThrownLater = isKept(at) && (caught == Caught.CANCELLED || throwsAfter(body, at));
      return throwsOn || isThrownLater || isExpected || endsTask(body, path, at) ? null : at;
    }
    return statement.getFinallyBlock() == null
        ? null
        : returns(new TreePath(path, statement.getFinallyBlock()));
  }

  private enum Caught {
    CANCELLED,
    EVERYTHING,
    INTERRUPT,
    OTHER
  }

  private Caught caught(Unit unit, CatchTree clause) {
    Tree type = clause.getParameter().getType();
    List<? extends Tree> alternatives =
        type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
    Caught found = Caught.OTHER;
    for (Tree alternative : alternatives) {
      TypeMirror mirror = unit.type(alternative);
      switch (String.valueOf(mirror)) {
        case "java.lang.Throwable", "java.lang.Error" -> {
          return Caught.EVERYTHING;
        }
        case "io.asyncio4j.CancelledError" -> {
          return Caught.CANCELLED;
        }
        case "java.lang.InterruptedException" -> found = Caught.INTERRUPT;
        default -> {}
      }
    }
    return found;
  }

  private List<Call> waits(TreePath path, TryTree statement) {
    return Waits.waiting(program, new TreePath(path, statement.getBlock())).stream()
        .filter(call -> !isLockOnly(call))
        .toList();
  }

  /** Whether a method gets what is caught that throws what it gets. */
  private boolean isHandedOn(TreePath clause) {
    String name = ((CatchTree) clause.getLeaf()).getParameter().getName().toString();
    for (Call call : Search.calls(program, clause)) {
      for (int i = 0; i < call.arguments().size(); i++) {
        if (isOrMayBe(name, call.arguments().get(i)) && call.targets().size() == 1) {
          Body target = call.targets().getFirst();
          if (i < target.parameters().size()
              && throwsVariable(target, target.parameters().get(i).getSimpleName().toString())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean throwsVariable(Body body, String name) {
    return Search.own(body.path(), ThrowTree.class).stream()
        .anyMatch(path -> isOrMayBe(name, ((ThrowTree) path.getLeaf()).getExpression()));
  }

  /** Whether something is thrown afterwards; one who tries again does not go on to that. */
  private static boolean throwsAfter(Body body, TreePath clause) {
    for (Tree tree : clause) {
      switch (tree) {
        case WhileLoopTree _, DoWhileLoopTree _, ForLoopTree _, EnhancedForLoopTree _ -> {
          return false;
        }
        default -> {}
      }
      if (tree == body.tree()) {
        break;
      }
    }
    int end = body.unit().end(clause.getLeaf());
    return Search.own(body.path(), ThrowTree.class).stream()
        .anyMatch(path -> body.unit().start(path.getLeaf()) > end);
  }

  /** Whether what is caught is kept in a variable, to be thrown later. */
  private static boolean isKept(TreePath clause) {
    String name = ((CatchTree) clause.getLeaf()).getParameter().getName().toString();
    return Search.own(clause, AssignmentTree.class).stream()
        .map(path -> ((AssignmentTree) path.getLeaf()).getExpression())
        .anyMatch(value -> isOrMayBe(name, value));
  }

  private static boolean isOrMayBe(String name, Tree value) {
    return switch (value) {
      case IdentifierTree variable -> variable.getName().contentEquals(name);
      case ParenthesizedTree inner -> isOrMayBe(name, inner.getExpression());
      case ConditionalExpressionTree either ->
          isOrMayBe(name, either.getTrueExpression())
              || isOrMayBe(name, either.getFalseExpression());
      default -> false;
    };
  }

  /** A short wait that nobody cancels. */
  private static boolean isLockOnly(Call call) {
    return call.known().parks() && (call.name().equals("unlock") || call.name().equals("yield"));
  }

  private static boolean onlyAwaits(List<Call> waits) {
    return waits.stream().allMatch(call -> call.known().is("awaits"));
  }

  /** Whether the body cancels something before, so that to be told of it is what it waits for. */
  private boolean cancels(Body body, TreePath before) {
    int start = body.unit().start(before.getLeaf());
    return Search.calls(program, body.path()).stream()
        .anyMatch(call -> call.name().equals("cancel") && body.unit().start(call.tree()) < start);
  }

  private boolean goesOnAfterInterrupt(TreePath clause) {
    boolean interrupts =
        Search.calls(program, clause).stream()
            .anyMatch(call -> call.name().equals("interrupt") || call.name().equals("cancel"));
    return !interrupts
        && Search.own(clause, ThrowTree.class).isEmpty()
        && Search.own(clause, ReturnTree.class).isEmpty()
        && Search.own(clause, YieldTree.class).isEmpty()
        && Search.own(clause, BreakTree.class).isEmpty();
  }

  private static @Nullable TreePath returns(TreePath last) {
    List<TreePath> found = Search.own(last, ReturnTree.class);
    return found.isEmpty() ? null : found.getFirst();
  }

  /**
   * Whether the task is over after the clause: the try statement is the last of a body that gives
   * nothing, and that body is all that its task does.
   */
  private boolean endsTask(Body body, TreePath statement, TreePath clause) {
    boolean givesValue =
        Search.own(clause, ReturnTree.class).stream()
            .anyMatch(path -> ((ReturnTree) path.getLeaf()).getExpression() != null);
    return !givesValue && isLast(body, statement) && isWholeTask(body, 4);
  }

  private static boolean isLast(Body body, TreePath statement) {
    Tree inner = statement.getLeaf();
    for (TreePath at = statement.getParentPath(); at != null; at = at.getParentPath()) {
      Tree tree = at.getLeaf();
      if (tree == body.tree()) {
        return true;
      }
      switch (tree) {
        case BlockTree block -> {
          List<? extends StatementTree> all = block.getStatements();
          if (all.getLast() != inner) {
            return false;
          }
        }
        case WhileLoopTree _, DoWhileLoopTree _, ForLoopTree _, EnhancedForLoopTree _ -> {
          return false;
        }
        default -> {}
      }
      inner = tree;
    }
    return false;
  }

  private boolean isWholeTask(Body body, int depth) {
    if (depth == 0) {
      return false;
    }
    if (body.kind() != Body.Kind.METHOD) {
      return !body.handoffs().isEmpty()
          && body.handoffs().stream().allMatch(how -> how == Handoff.STARTS);
    }
    boolean called = false;
    for (Body caller : program.bodies()) {
      for (Call call : caller.calls()) {
        if (!call.targets().contains(body)) {
          continue;
        }
        called = true;
        boolean isAll =
            caller.kind() == Body.Kind.REFERENCE
                || caller.code() == call.tree()
                || isOnlyStatement(caller, call);
        if (!isAll || !isWholeTask(caller, depth - 1)) {
          return false;
        }
      }
    }
    return called;
  }

  private static boolean isOnlyStatement(Body caller, Call call) {
    return caller.code() instanceof BlockTree block
        && block.getStatements().size() == 1
        && Search.isWithin(call.path(), block)
        && !(caller.tree() instanceof LambdaExpressionTree)
        && caller.tree() instanceof MethodTree;
  }
}
