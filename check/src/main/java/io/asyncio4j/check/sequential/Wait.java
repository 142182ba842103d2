package io.asyncio4j.check.sequential;

import com.sun.source.tree.Tree;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Effects;
import io.asyncio4j.check.program.Effects.Outside;
import io.asyncio4j.check.program.Handoff;
import io.asyncio4j.check.program.Passed;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.TypeKind;

/**
 * A call during which its coroutine may be suspended.
 *
 * @param effects of the call with everything that is evaluated for it
 */
record Wait(Call call, Effects effects, Kind kind) {
  private static final Set<String> CONNECTIONS =
      Set.of("io.asyncio4j.net.Connection", "io.asyncio4j.http.WebSocket", "java.net.Socket");

  private static final Set<String> TELLS = Set.of("write", "send", "println");

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
    if (call.given().stream().anyMatch(given -> given.summary().mayWait())) {
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

  /**
   * @param guards what is looked at to know whether the call is made
   */
  static Wait of(Program program, Call call, List<Tree> guards) {
    Unit unit = call.in().unit();
    var all = new ArrayList<Effects>();
    all.add(program.effects(unit, call.tree()));
    for (Tree guard : guards) {
      all.add(program.effects(unit, guard, Set.of(call.tree())));
    }
    Effects effects = Effects.of(all);
    return new Wait(call, effects, kind(program, call, effects));
  }

  /** Through a method reference. */
  static Wait ofReference(Program program, Call call, Effects effects) {
    return new Wait(call, effects, kind(program, call, effects));
  }

  private static Kind kind(Program program, Call call, Effects effects) {
    if (call.known().is("awaits") && !Started.inCall(program, call)) {
      return Kind.AWAIT;
    }
    if (call.known().is("sleep")
        || call.known().is("stateful")
        || (call.known().is("gathers") && !startsWait(call))
        || effects.has(Outside.ORDERED)
        || effects.has(Outside.CONSOLE)
        || effects.has(Outside.CLOCK)) {
      return Kind.FIXED;
    }
    if (opensAndTells(program, call)) {
      return Kind.WRITE;
    }
    // What gives nothing is called for its effect, or to throw when something is not as it should.
    if (effects.has(Outside.WRITES)) {
      return Kind.WRITE;
    }
    return givesNothing(call) ? Kind.FIXED : Kind.READ;
  }

  /**
   * Whether a method gives a connection that it has sent something over: who comes first counts.
   */
  private static boolean opensAndTells(Program program, Call call) {
    var given = call.callee().getReturnType();
    return CONNECTIONS.stream().anyMatch(type -> program.knowledge().isA(given, type))
        && call.targets().stream()
            .flatMap(target -> target.calls().stream())
            .anyMatch(inner -> TELLS.contains(inner.name()));
  }

  private static boolean startsWait(Call call) {
    return call.passed().stream().anyMatch(passed -> passed.body().summary().mayWait());
  }

  private static boolean givesNothing(Call call) {
    return call.callee().getReturnType().getKind() == TypeKind.VOID
        && call.callee().getKind() == ElementKind.METHOD;
  }

  boolean mayMove() {
    return kind == Kind.READ || kind == Kind.WRITE;
  }
}
