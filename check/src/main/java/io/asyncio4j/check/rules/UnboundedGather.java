package io.asyncio4j.check.rules;

import com.sun.source.tree.ExpressionTree;
import io.asyncio4j.check.Fix;
import io.asyncio4j.check.Level;
import io.asyncio4j.check.Mistake;
import io.asyncio4j.check.Report;
import io.asyncio4j.check.Rule;
import io.asyncio4j.check.futures.Sizes;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Context;
import io.asyncio4j.check.program.Passed;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything at once, however much that is. */
public final class UnboundedGather implements Rule {
  private static final Set<String> EACH = Set.of("gatherEach", "runEach");
  private static final Set<String> ALL = Set.of("gather", "gatherOutcomes", "race");

  @Override
  public String name() {
    return "AioUnboundedGather";
  }

  @Override
  public Mistake mistake() {
    return Mistake.MIXED;
  }

  @Override
  public String summary() {
    return "gather runs everything of a collection at once whose size nothing bounds.";
  }

  @Override
  public void check(Program program, Report report) {
    var sizes = new Sizes(program);
    for (Body body : program.bodies()) {
      for (Call call : body.calls()) {
        if (!isOfAsyncio(call) || call.arguments().isEmpty() || hasPermit(call)) {
          continue;
        }
        boolean isEach = EACH.contains(call.name()) && call.arguments().size() == 2;
        boolean isAll = ALL.contains(call.name()) && call.arguments().size() == 1;
        ExpressionTree items = call.arguments().getFirst();
        String why = isEach || isAll ? sizes.unbounded(body.unit(), items) : null;
        if (why != null) {
          report.add(
              body.unit(),
              call.path(),
              Level.WARNING,
              call.name()
                  + " has a coroutine under way for each of "
                  + why
                  + " at a time: so many connections, so much memory; gatherEach(items, 100, item"
                  + " -> ...) has a hundred",
              body.wayTo(Context.COROUTINE),
              isEach ? fix(body.unit(), items) : Optional.empty());
        }
      }
    }
  }

  private static boolean isOfAsyncio(Call call) {
    return call.owner().equals("io.asyncio4j.Asyncio");
  }

  /** Whether each coroutine takes a permit before it does anything. */
  private static boolean hasPermit(Call call) {
    return call.passed().stream().map(Passed::body).anyMatch(body -> takesPermit(body, 4));
  }

  private static boolean takesPermit(Body body, int depth) {
    return depth > 0
        && body.calls().stream()
            .anyMatch(call ->
                call.name().equals("withPermit")
                    || call.name().equals("acquire")
                    || call.targets().stream().anyMatch(next -> takesPermit(next, depth - 1)));
  }

  private static Optional<Fix> fix(Unit unit, ExpressionTree items) {
    int end = unit.end(items);
    return Optional.of(
        new Fix("a hundred at a time", List.of(new Fix.Edit(end, end, ", 100")), List.of()));
  }
}
