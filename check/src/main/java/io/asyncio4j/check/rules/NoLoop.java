package io.asyncio4j.check.rules;

import com.sun.source.util.TreePath;
import io.asyncio4j.check.Level;
import io.asyncio4j.check.Mistake;
import io.asyncio4j.check.Report;
import io.asyncio4j.check.Rule;
import io.asyncio4j.check.futures.Futures;
import io.asyncio4j.check.mixed.Waits;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Context;
import io.asyncio4j.check.program.Passed;
import io.asyncio4j.check.program.Program;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;

/** Suspending calls that are reached with no loop running. */
public final class NoLoop implements Rule {
  @Override
  public String name() {
    return "AioNoLoop";
  }

  @Override
  public Mistake mistake() {
    return Mistake.NEVER_AWAITED;
  }

  @Override
  public String summary() {
    return "A call that suspends is reached from main without run.";
  }

  @Override
  public void check(Program program, Report report) {
    Set<Body> within = withinSuspending(program);
    for (Body body : program.bodies()) {
      if (within.contains(body) || body.asksForLoop()) {
        continue;
      }
      Context context = null;
      if (body.runsIn(Context.PLAIN)) {
        context = Context.PLAIN;
      } else if (body.runsIn(Context.THREAD)) {
        context = Context.THREAD;
      }
      if (context == null) {
        continue;
      }
      Optional<Call> first =
          body.calls().stream()
              .filter(NoLoop::needsLoop)
              .min(Comparator.comparingInt(call -> body.unit().position(call.tree())));
      if (first.isPresent()) {
        String where =
            context == Context.PLAIN ? "from main without run" : "in a thread without a loop";
        report.add(
            body.unit(),
            first.get().path(),
            Level.ERROR,
            first.get().label()
                + " needs a coroutine, and is reached "
                + where
                + ", where it throws; start the program with run(() -> ...)",
            body.wayTo(context),
            Optional.empty());
      } else {
        reportLoop(program, report, body, context);
      }
    }
  }

  private static void reportLoop(Program program, Report report, Body body, Context context) {
    List<TreePath> loops = Waits.loops(program, body.unit(), body.path());
    if (!loops.isEmpty()) {
      report.add(
          body.unit(),
          loops.getFirst(),
          Level.ERROR,
          "the loop waits for its elements in a coroutine only, and is reached without run; start"
              + " the program with run(() -> ...)",
          body.wayTo(context),
          Optional.empty());
    }
  }

  private static boolean needsLoop(Call call) {
    return call.callee().getKind() != ElementKind.CONSTRUCTOR
        && (call.known().suspends()
            || (call.known().is("starts") && call.name().startsWith("asCompleted"))
            || (Futures.startsTask(call) && !call.name().equals("runCoroutineThreadsafe")));
  }

  /** What runs only within a call that needs a coroutine itself is reported there. */
  private static Set<Body> withinSuspending(Program program) {
    var found = new HashSet<Body>();
    for (Body body : program.bodies()) {
      for (Call call : body.calls()) {
        if (needsLoop(call)) {
          call.passed().stream().map(Passed::body).forEach(found::add);
        }
      }
    }
    return found;
  }
}
