package io.asyncio4j.check.rules;

import com.sun.source.util.TreePath;
import io.asyncio4j.check.Mistake;
import io.asyncio4j.check.Report;
import io.asyncio4j.check.Rule;
import io.asyncio4j.check.blocking.LongComputations;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Program;

/** Computation on the loop that takes tens of milliseconds at least. */
public final class LongComputation implements Rule {
  @Override
  public String name() {
    return "AioLongComputation";
  }

  @Override
  public Mistake mistake() {
    return Mistake.BLOCKING;
  }

  @Override
  public String summary() {
    return "A coroutine computes for long and lets no other run meanwhile.";
  }

  @Override
  public void check(Program program, Report report) {
    LongComputations computations = LongComputations.of(program);
    for (Body body : program.bodies()) {
      if (!body.runsOnLoop()) {
        continue;
      }
      for (TreePath path : computations.in(body)) {
        report.warn(
            body.unit(),
            path,
            "this computes for long and holds the loop meanwhile; toThread(() -> ...) does it in"
                + " another thread, yieldNow() now and then lets others run",
            body.wayOnLoop());
      }
    }
  }
}
