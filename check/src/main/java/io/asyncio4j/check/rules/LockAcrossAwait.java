package io.asyncio4j.check.rules;

import io.asyncio4j.check.Mistake;
import io.asyncio4j.check.Report;
import io.asyncio4j.check.Rule;
import io.asyncio4j.check.mixed.LockedRegion;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Context;
import io.asyncio4j.check.program.Program;

/** An AsyncLock that is held while something slow goes on that does not need it. */
public final class LockAcrossAwait implements Rule {
  @Override
  public String name() {
    return "AioLockAcrossAwait";
  }

  @Override
  public Mistake mistake() {
    return Mistake.MIXED;
  }

  @Override
  public String summary() {
    return "A lock is held across a slow call that does not need it.";
  }

  @Override
  public void check(Program program, Report report) {
    for (Body body : program.bodies()) {
      for (Call call : body.calls()) {
        LockedRegion region = LockedRegion.of(program, call);
        Call slow = region == null ? null : region.needless();
        if (slow != null) {
          report.warn(
              slow.in().unit(),
              slow.path(),
              "the lock that is taken in line "
                  + call.line()
                  + " is held while "
                  + slow.label()
                  + " waits, so only one coroutine at a time waits for it; make the call before"
                  + " the lock is taken",
              body.wayTo(Context.COROUTINE));
        }
      }
    }
  }
}
