package io.asyncio4j.check.rules;

import com.sun.source.util.TreePath;
import io.asyncio4j.check.Mistake;
import io.asyncio4j.check.Report;
import io.asyncio4j.check.Rule;
import io.asyncio4j.check.mixed.Guarded;
import io.asyncio4j.check.mixed.Waits;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Context;
import io.asyncio4j.check.program.Program;

/** A monitor that is held while its coroutine is suspended. */
public final class SynchronizedAwait implements Rule {
  @Override
  public String name() {
    return "AioSynchronizedAwait";
  }

  @Override
  public Mistake mistake() {
    return Mistake.MIXED;
  }

  @Override
  public String summary() {
    return "A monitor is held across a call that suspends.";
  }

  @Override
  public void check(Program program, Report report) {
    for (Body body : program.bodies()) {
      if (!body.runsIn(Context.COROUTINE)) {
        continue;
      }
      for (TreePath block : Guarded.blocks(body)) {
        for (TreePath loop : Waits.loops(program, body.unit(), block)) {
          report.warn(
              body.unit(),
              loop,
              "the loop suspends while a monitor is held, and other coroutines run in between;"
                  + " use an AsyncLock, whose withLock may suspend",
              body.wayTo(Context.COROUTINE));
        }
        for (Call call : Waits.suspending(program, block)) {
          report.warn(
              call.in().unit(),
              call.path(),
              call.label()
                  + " suspends while a monitor is held, and other coroutines run in between; use"
                  + " an AsyncLock, whose withLock may suspend, or suspend before and after the"
                  + " synchronized block",
              body.wayTo(Context.COROUTINE));
        }
      }
    }
  }
}
