package io.asyncio4j.check.sequential;

import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Effects;
import io.asyncio4j.check.program.Effects.Outside;
import io.asyncio4j.check.program.Handoff;
import io.asyncio4j.check.program.Passed;
import io.asyncio4j.check.program.Program;

/**
 * A call during which its coroutine may be suspended.
 *
 * @param effects of the call with everything that is evaluated for it
 */
record Wait(Call call, Effects effects, Kind kind) {
  /** What the call means for those beside it. */
  enum Kind {
    /** It only asks: it may go together with others. */
    READ,
    /** It changes something outside: it may, if the order of the changes is no matter. */
    WRITE,
    /** It takes what is going on already; waiting for that has no effect. */
    AWAIT,
    /** Its place among the others matters. */
    FIXED
  }

  /** Whether a call may suspend the coroutine that makes it. */
  static boolean is(Call call) {
    if (call.known().suspends() || call.known().parks()) {
      return true;
    }
    for (var target : call.targets()) {
      if (target.summary().mayWait()) {
        return true;
      }
    }
    for (Passed passed : call.passed()) {
      if ((passed.how() == Handoff.RUNS || passed.how() == Handoff.EACH)
          && passed.body().summary().mayWait()) {
        return true;
      }
    }
    return false;
  }

  static Wait of(Program program, Call call) {
    Effects effects = program.effects(call.in().unit(), call.tree());
    return new Wait(call, effects, kind(call, effects));
  }

  private static Kind kind(Call call, Effects effects) {
    if (call.known().is("awaits")) {
      return Kind.AWAIT;
    }
    if (call.known().is("sleep")
        || effects.has(Outside.ORDERED)
        || effects.has(Outside.CONSOLE)
        || effects.has(Outside.CLOCK)) {
      return Kind.FIXED;
    }
    return effects.has(Outside.WRITES) ? Kind.WRITE : Kind.READ;
  }

  boolean mayMove() {
    return kind == Kind.READ || kind == Kind.WRITE;
  }
}
