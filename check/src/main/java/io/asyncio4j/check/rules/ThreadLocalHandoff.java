package io.asyncio4j.check.rules;

import io.asyncio4j.check.Mistake;
import io.asyncio4j.check.Report;
import io.asyncio4j.check.Rule;
import io.asyncio4j.check.mixed.ThreadLocals;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Context;
import io.asyncio4j.check.program.Program;

/** A thread local that a task reads and its parent has set. */
public final class ThreadLocalHandoff implements Rule {
  @Override
  public String name() {
    return "AioThreadLocal";
  }

  @Override
  public Mistake mistake() {
    return Mistake.MIXED;
  }

  @Override
  public String summary() {
    return "A ThreadLocal is read in a task that did not set it, and does not inherit it.";
  }

  @Override
  public void check(Program program, Report report) {
    for (Call get : ThreadLocals.readElsewhere(program)) {
      report.warn(
          get.in().unit(),
          get.path(),
          get.label()
              + " does not see what was set in the task that started this one: every task, and"
              + " every thread, has thread locals of its own; a ContextVar is inherited",
          get.in().wayTo(Context.COROUTINE));
    }
  }
}
