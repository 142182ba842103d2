package io.asyncio4j.check.rules;

import com.sun.source.util.TreePath;
import io.asyncio4j.check.Mistake;
import io.asyncio4j.check.Report;
import io.asyncio4j.check.Rule;
import io.asyncio4j.check.blocking.BusyLoops;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Program;

/** Loops that wait for a flag or a time without ever suspending. */
public final class BusyLoop implements Rule {
  @Override
  public String name() {
    return "AioBusyLoop";
  }

  @Override
  public Mistake mistake() {
    return Mistake.BLOCKING;
  }

  @Override
  public String summary() {
    return "A loop waits without suspending, so that what it waits for never comes to run.";
  }

  @Override
  public void check(Program program, Report report) {
    for (Body body : program.bodies()) {
      if (!body.runsOnLoop()) {
        continue;
      }
      for (TreePath loop : BusyLoops.in(program, body)) {
        report.warn(
            body.unit(),
            loop,
            "the loop waits without suspending, and no other coroutine runs meanwhile; sleep(...)"
                + " waits for a time, an AsyncEvent or await(task) for something that happens",
            body.wayOnLoop());
      }
    }
  }
}
