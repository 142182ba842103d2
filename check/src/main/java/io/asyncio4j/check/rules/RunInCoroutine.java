package io.asyncio4j.check.rules;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import io.asyncio4j.check.Fix;
import io.asyncio4j.check.Level;
import io.asyncio4j.check.Mistake;
import io.asyncio4j.check.Report;
import io.asyncio4j.check.Rule;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Context;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.List;
import java.util.Optional;

/** A second loop, started where one is running. */
public final class RunInCoroutine implements Rule {
  @Override
  public String name() {
    return "AioRunInCoroutine";
  }

  @Override
  public Mistake mistake() {
    return Mistake.MIXED;
  }

  @Override
  public String summary() {
    return "run is called where a loop is running already.";
  }

  @Override
  public void check(Program program, Report report) {
    for (Body body : program.bodies()) {
      if (!body.runsOnLoop()) {
        continue;
      }
      for (Call call : body.calls()) {
        if (call.known().is("runner") && !body.asksForLoop()) {
          report.add(
              body.unit(),
              call.path(),
              Level.ERROR,
              call.name()
                  + " starts a loop, and is reached from a coroutine of one that is running, where"
                  + " it throws; call the body itself, or createTask(() -> ...)",
              body.wayOnLoop(),
              fix(body, call));
        }
      }
    }
  }

  /** {@code run(() -> value)} becomes {@code value} where nobody calls it without a loop. */
  private static Optional<Fix> fix(Body body, Call call) {
    if (body.runsIn(Context.PLAIN)
        || body.runsIn(Context.THREAD)
        || body.runsIn(Context.CALLBACK)
        || call.receiver() != null
        || call.arguments().size() != 1
        || !(call.arguments().getFirst() instanceof LambdaExpressionTree lambda)
        || !(lambda.getBody() instanceof ExpressionTree value)) {
      return Optional.empty();
    }
    Unit unit = body.unit();
    TreePath parent = call.path().getParentPath();
    boolean needsParentheses =
        parent.getLeaf() instanceof MemberSelectTree && !(value instanceof MethodInvocationTree);
    if (needsParentheses) {
      return Optional.empty();
    }
    int start = unit.start(call.tree());
    int end = unit.end(call.tree());
    return Optional.of(
        new Fix(
            "call it in the coroutine that is running",
            List.of(
                new Fix.Edit(start, unit.start(value), ""), new Fix.Edit(unit.end(value), end, "")),
            List.of()));
  }
}
