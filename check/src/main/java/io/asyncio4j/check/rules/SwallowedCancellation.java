package io.asyncio4j.check.rules;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import io.asyncio4j.check.Fix;
import io.asyncio4j.check.Level;
import io.asyncio4j.check.Mistake;
import io.asyncio4j.check.Report;
import io.asyncio4j.check.Rule;
import io.asyncio4j.check.code.Search;
import io.asyncio4j.check.mixed.Catches;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Context;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.List;
import java.util.Optional;

/** A catch clause that keeps a task from being cancelled. */
public final class SwallowedCancellation implements Rule {
  @Override
  public String name() {
    return "AioSwallowedCancellation";
  }

  @Override
  public Mistake mistake() {
    return Mistake.MIXED;
  }

  @Override
  public String summary() {
    return "A catch clause swallows the cancellation of its task.";
  }

  @Override
  public void check(Program program, Report report) {
    var catches = new Catches(program);
    for (Body body : program.bodies()) {
      if (!body.runsIn(Context.COROUTINE)) {
        continue;
      }
      for (TreePath path : Search.own(body.path(), TryTree.class)) {
        TreePath at = catches.swallowing(body, path);
        if (at != null) {
          report.add(
              body.unit(),
              at,
              Level.WARNING,
              message(at),
              body.wayTo(Context.COROUTINE),
              fix(body.unit(), at));
        }
      }
    }
  }

  private static String message(TreePath at) {
    if (!(at.getLeaf() instanceof CatchTree clause)) {
      return "return in finally throws away what was thrown, a cancellation too: the task cannot"
          + " be cancelled; return after the try statement";
    }
    VariableTree caught = clause.getParameter();
    return "catch ("
        + caught.getType()
        + ") around a call that suspends swallows the cancellation of the task, which goes on as"
        + " if nobody had cancelled it; throw it on, or catch Exception, which CancelledError is"
        + " not";
  }

  /** Lets a cancellation pass before everything else is caught. */
  private static Optional<Fix> fix(Unit unit, TreePath at) {
    if (!(at.getLeaf() instanceof CatchTree clause)
        || !List.of("Throwable", "Error").contains(clause.getParameter().getType().toString())) {
      return Optional.empty();
    }
    int start = unit.start(clause);
    return Optional.of(
        new Fix(
            "throw a cancellation on",
            List.of(
                new Fix.Edit(
                    start, start, "catch (CancelledError cancelled) { throw cancelled; } ")),
            List.of("io.asyncio4j.CancelledError")));
  }
}
