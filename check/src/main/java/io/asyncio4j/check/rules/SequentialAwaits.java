package io.asyncio4j.check.rules;

import io.asyncio4j.check.Level;
import io.asyncio4j.check.Mistake;
import io.asyncio4j.check.Report;
import io.asyncio4j.check.Rule;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Context;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.sequential.Group;
import io.asyncio4j.check.sequential.Groups;
import io.asyncio4j.check.sequential.Rewrite;
import java.util.List;
import java.util.stream.Collectors;

/** Calls that wait one after another although none needs what another gives. */
public final class SequentialAwaits implements Rule {
  @Override
  public String name() {
    return "AioSequentialAwaits";
  }

  @Override
  public Mistake mistake() {
    return Mistake.SEQUENTIAL;
  }

  @Override
  public String summary() {
    return "Calls wait one after another that could go on at the same time.";
  }

  @Override
  public void check(Program program, Report report) {
    for (Body body : program.bodies()) {
      if (body.runsIn(Context.COROUTINE)) {
        for (Group group : Groups.of(program, body)) {
          report.add(
              body.unit(),
              group.at().path(),
              group.writes() ? Level.INFO : Level.WARNING,
              message(group),
              body.wayTo(Context.COROUTINE),
              Rewrite.of(program, group));
        }
      }
    }
  }

  private static String message(Group group) {
    return switch (group) {
      case Group.Neighbours(List<Call> calls, _) -> {
        String names = calls.stream().map(Call::label).collect(Collectors.joining(", "));
        String lines =
            calls.stream()
                .map(call -> String.valueOf(call.line()))
                .distinct()
                .collect(Collectors.joining(", "));
        yield names
            + " (lines "
            + lines
            + ") wait one after another, and none needs what another gives; gather runs them at"
            + " the same time: gather("
            + calls.stream().map(call -> "() -> " + call.label()).collect(Collectors.joining(", "))
            + ")";
      }
      case Group.Each(Call call, _) ->
          call.label()
              + " waits for one element after another, and none needs what an earlier one gave;"
              + " gatherEach(items, 10, item -> ...) has ten of them under way at a time";
    };
  }
}
