package io.asyncio4j.check.rules;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreePath;
import io.asyncio4j.check.Fix;
import io.asyncio4j.check.Level;
import io.asyncio4j.check.Mistake;
import io.asyncio4j.check.Report;
import io.asyncio4j.check.Rule;
import io.asyncio4j.check.code.Search;
import io.asyncio4j.check.mixed.Done;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Context;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A thread's way of waiting, where a coroutine awaits. */
public final class FutureGet implements Rule {
  @Override
  public String name() {
    return "AioFutureGet";
  }

  @Override
  public Mistake mistake() {
    return Mistake.MIXED;
  }

  @Override
  public String summary() {
    return "A coroutine calls get or join on a future that it could await.";
  }

  @Override
  public void check(Program program, Report report) {
    var done = new Done(program);
    for (Body body : program.bodies()) {
      if (!body.runsIn(Context.COROUTINE)) {
        continue;
      }
      for (Call call : body.calls()) {
        if (isGet(program, call) && !done.isDone(call)) {
          report.add(
              body.unit(),
              call.path(),
              Level.WARNING,
              call.label()
                  + " waits as a thread does: a cancellation of the task does not cancel what it"
                  + " waits for, and a failure comes wrapped; "
                  + (call.arguments().isEmpty()
                      ? "await(...) gives the value itself"
                      : "timeout(duration, () -> await(...)) gives the value itself"),
              body.wayTo(Context.COROUTINE),
              fix(body, call));
        }
      }
    }
  }

  private static boolean isGet(Program program, Call call) {
    if (call.receiver() == null
        || !(call.name().equals("get") || call.name().equals("join"))
        || !call.known().is("awaits")) {
      return false;
    }
    var type = call.in().unit().type(call.receiver());
    return program.knowledge().isA(type, "java.util.concurrent.CompletionStage")
        || program.knowledge().isA(type, "io.asyncio4j.Awaitable")
        || (program.call(call.receiver()) instanceof Call started
            && started.name().equals("runCoroutineThreadsafe"));
  }

  private static Optional<Fix> fix(Body body, Call call) {
    Unit unit = body.unit();
    if (call.receiver() == null
        || !call.arguments().isEmpty()
        || body.runsIn(Context.PLAIN)
        || body.runsIn(Context.THREAD)
        || catchesWrapped(call.path())) {
      return Optional.empty();
    }
    int start = unit.start(call.receiver());
    int end = unit.end(call.receiver());
    return Optional.of(
        new Fix(
            "await it",
            List.of(
                new Fix.Edit(start, start, "await("),
                new Fix.Edit(end, unit.end(call.tree()), ")")),
            List.of("static io.asyncio4j.Asyncio.await")));
  }

  /** Whether a catch clause around speaks of what only get and join throw. */
  private static boolean catchesWrapped(TreePath at) {
    for (@Nullable TreePath path = Search.around(at, TryTree.class);
        path != null;
        path = Search.around(path, TryTree.class)) {
      for (CatchTree clause : ((TryTree) path.getLeaf()).getCatches()) {
        String type = clause.getParameter().getType().toString();
        if (!type.equals("Throwable")
            && !type.equals("Error")
            && !type.equals("RuntimeException")
            && !type.equals("IOException")) {
          return true;
        }
      }
    }
    return false;
  }
}
