package io.asyncio4j.check.mixed;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.util.TreePath;
import io.asyncio4j.check.code.Search;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.ArrayList;
import java.util.List;

/** The calls in a piece of code at which a coroutine may be suspended. */
public final class Waits {
  private static final List<String> ASYNC =
      List.of(
          "io.asyncio4j.AsyncIterator",
          "io.asyncio4j.AsyncQueue",
          "io.asyncio4j.net.StreamReader",
          "io.asyncio4j.process.PipeReader",
          "io.asyncio4j.http.WebSocket");

  private Waits() {}

  /** Whether a call suspends in a way that needs a coroutine. */
  public static boolean suspends(Call call) {
    return call.known().suspends()
        || call.runs().stream().anyMatch(run -> run.summary().suspends() != null);
  }

  /** Whether a coroutine may be suspended at a call, in any way. */
  public static boolean waits(Call call) {
    return suspends(call)
        || call.known().parks()
        || call.runs().stream().anyMatch(run -> run.summary().mayWait());
  }

  /** The calls that suspend in a piece of code; of a lambda that runs within, its own ones. */
  public static List<Call> suspending(Program program, TreePath in) {
    var found = new ArrayList<Call>();
    for (Call call : Search.calls(program, in)) {
      if (!suspends(call)) {
        continue;
      }
      boolean itself =
          call.known().suspends()
              || call.targets().stream().anyMatch(run -> run.summary().suspends() != null);
      if (itself) {
        found.add(call);
      } else {
        call.passed().stream()
            .map(passed -> passed.body())
            .filter(body -> body.kind() == Body.Kind.LAMBDA)
            .forEach(body -> found.addAll(suspending(program, body.path())));
      }
    }
    return found;
  }

  /** The loops over something whose next element is waited for, without those in lambdas. */
  public static List<TreePath> loops(Program program, Unit unit, TreePath in) {
    return Search.own(in, EnhancedForLoopTree.class).stream()
        .filter(path -> {
          var elements = unit.type(((EnhancedForLoopTree) path.getLeaf()).getExpression());
          return ASYNC.stream().anyMatch(name -> program.knowledge().isA(elements, name));
        })
        .toList();
  }

  /** The calls at which a coroutine may be suspended, without those in lambdas. */
  public static List<Call> waiting(Program program, TreePath in) {
    return Search.calls(program, in).stream().filter(Waits::waits).toList();
  }
}
