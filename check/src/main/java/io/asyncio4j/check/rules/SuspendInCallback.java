package io.asyncio4j.check.rules;

import io.asyncio4j.check.Level;
import io.asyncio4j.check.Mistake;
import io.asyncio4j.check.Report;
import io.asyncio4j.check.Rule;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Context;
import io.asyncio4j.check.program.Program;
import java.util.Optional;

/** A callback of the loop that tries to suspend, which only a coroutine can. */
public final class SuspendInCallback implements Rule {
  @Override
  public String name() {
    return "AioSuspendInCallback";
  }

  @Override
  public Mistake mistake() {
    return Mistake.MIXED;
  }

  @Override
  public String summary() {
    return "A callback of the loop calls something that suspends.";
  }

  @Override
  public void check(Program program, Report report) {
    for (Body body : program.bodies()) {
      if (!body.runsIn(Context.CALLBACK)) {
        continue;
      }
      for (Call call : body.calls()) {
        boolean sleeps = call.known().parks() && call.known().is("sleep");
        if (call.known().suspends() || sleeps) {
          report.add(
              body.unit(),
              call.path(),
              Level.ERROR,
              call.label()
                  + " suspends, and a callback of the loop cannot: "
                  + (sleeps ? "it holds the loop meanwhile" : "it throws")
                  + "; start a task in the callback, createTask(() -> ...)",
              body.wayTo(Context.CALLBACK),
              Optional.empty());
        }
      }
    }
  }
}
