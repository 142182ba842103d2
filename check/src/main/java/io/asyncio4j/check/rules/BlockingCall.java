package io.asyncio4j.check.rules;

import io.asyncio4j.check.Level;
import io.asyncio4j.check.Mistake;
import io.asyncio4j.check.Report;
import io.asyncio4j.check.Rule;
import io.asyncio4j.check.blocking.BlockingCalls;
import io.asyncio4j.check.blocking.OffLoop;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Program;
import java.util.List;

/** File, pipe and standard input, native code, name look-ups and parallel streams on the loop. */
public final class BlockingCall implements Rule {
  @Override
  public String name() {
    return "AioBlockingCall";
  }

  @Override
  public Mistake mistake() {
    return Mistake.BLOCKING;
  }

  @Override
  public String summary() {
    return "A call holds the event loop's thread, and with it every other coroutine.";
  }

  @Override
  public void check(Program program, Report report) {
    BlockingCalls calls = BlockingCalls.of(program);
    for (Body body : program.bodies()) {
      if (!body.runsOnLoop()) {
        continue;
      }
      List<String> way = body.wayOnLoop();
      for (BlockingCalls.Blocking blocking : calls.in(body)) {
        report.add(
            body.unit(),
            blocking.call().path(),
            Level.WARNING,
            blocking.call().label()
                + " "
                + blocking.what()
                + " and holds the loop meanwhile; "
                + OffLoop.advice(blocking.call()),
            way,
            OffLoop.fix(program, blocking.call()));
      }
    }
  }
}
