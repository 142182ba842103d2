package io.asyncio4j.check.rules;

import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import io.asyncio4j.check.Level;
import io.asyncio4j.check.Mistake;
import io.asyncio4j.check.Report;
import io.asyncio4j.check.Rule;
import io.asyncio4j.check.code.Search;
import io.asyncio4j.check.futures.Discards;
import io.asyncio4j.check.futures.Futures;
import io.asyncio4j.check.futures.Sizes;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Context;
import io.asyncio4j.check.program.Program;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A task for everything that comes, however much that is. */
public final class UnboundedTasks implements Rule {
  @Override
  public String name() {
    return "AioUnboundedTasks";
  }

  @Override
  public Mistake mistake() {
    return Mistake.NEVER_AWAITED;
  }

  @Override
  public String summary() {
    return "A loop starts tasks without a bound on their number.";
  }

  @Override
  public void check(Program program, Report report) {
    var sizes = new Sizes(program);
    var discards = new Discards(program);
    for (Body body : program.bodies()) {
      for (Call call : body.calls()) {
        if (!call.known().is("task") || DroppedFuture.why(program, discards, call) != null) {
          continue;
        }
        String why = unbounded(program, sizes, call);
        if (why != null) {
          report.add(
              body.unit(),
              call.path(),
              // A group awaits its tasks: their number is the only question left.
              Futures.startsTask(call) ? Level.WARNING : Level.INFO,
              call.label()
                  + " starts one task for each turn of "
                  + why
                  + ", and nothing bounds how many are alive at a time; acquire a permit of an"
                  + " AsyncSemaphore before, or use runEach(items, limit, item -> ...)",
              body.wayTo(Context.COROUTINE),
              Optional.empty());
        }
      }
    }
  }

  private static @Nullable String unbounded(Program program, Sizes sizes, Call call) {
    for (TreePath at = call.path().getParentPath(); at != null; at = at.getParentPath()) {
      if (at.getLeaf() instanceof LambdaExpressionTree || at.getLeaf() instanceof MethodTree) {
        return null;
      }
      String why = sizes.turns(call.in().unit(), at);
      if (why != null && !Character.isDigit(why.charAt(0))) {
        return waits(program, at) ? null : why;
      }
    }
    return null;
  }

  /** Whether a turn waits for a permit, or for tasks that were started, or a while. */
  private static boolean waits(Program program, TreePath loop) {
    Set<String> words = Set.of("acquire", "acquireUninterruptibly", "join");
    return Search.calls(program, loop).stream()
        .anyMatch(call ->
            words.contains(call.name())
                || call.known().is("sleep")
                || (call.known().is("awaits") && call.known().suspends())
                || call.known().is("gathers"));
  }
}
