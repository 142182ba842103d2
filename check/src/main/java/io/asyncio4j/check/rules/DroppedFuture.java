package io.asyncio4j.check.rules;

import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import io.asyncio4j.check.Mistake;
import io.asyncio4j.check.Report;
import io.asyncio4j.check.Rule;
import io.asyncio4j.check.code.Search;
import io.asyncio4j.check.futures.Discards;
import io.asyncio4j.check.futures.Futures;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Context;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Returns;
import io.asyncio4j.check.program.Unit;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Tasks, promises and futures that nobody waits for. */
public final class DroppedFuture implements Rule {
  @Override
  public String name() {
    return "AioDroppedFuture";
  }

  @Override
  public Mistake mistake() {
    return Mistake.NEVER_AWAITED;
  }

  @Override
  public String summary() {
    return "A task or future is dropped: nobody waits for its end or sees it fail.";
  }

  @Override
  public void check(Program program, Report report) {
    var discards = new Discards(program);
    for (Body body : program.bodies()) {
      for (Call call : body.calls()) {
        String why = why(program, discards, call);
        if (why != null) {
          report.warn(
              body.unit(),
              call.path(),
              call.label()
                  + why
                  + "; await it, give it to a TaskGroup, or keep it and look at it in the end",
              body.wayTo(Context.COROUTINE));
        }
      }
    }
  }

  /** How a future is lost at a call; null where none is. */
  static @Nullable String why(Program program, Discards discards, Call call) {
    if (!concernsLoop(call)) {
      return null;
    }
    Unit unit = call.in().unit();
    TypeMirror type = unit.type(call.tree());
    if (Futures.isManual(unit, call)) {
      VariableElement local = discards.local(unit, call.path());
      return local != null && discards.isOnlyCompleted(local)
          ? " is completed, but nobody awaits it"
          : null;
    }
    if (call.tree() instanceof MemberReferenceTree) {
      return givesFreshFuture(program, call) && discards.isDropped(unit, call.path())
          ? " gives a future that is dropped: nobody waits for its end or sees it fail"
          : null;
    }
    if (!Futures.is(program, type) || !Futures.isFresh(program, call)) {
      return null;
    }
    if (discards.isDropped(unit, call.path())) {
      return " is dropped: nobody waits for its end or sees it fail";
    }
    VariableElement local = discards.local(unit, call.path());
    if (local != null) {
      if (discards.isForgotten(local)) {
        return " is kept in " + local.getSimpleName() + ", which nobody awaits";
      }
      return discards.isOverwritten(unit, call.path(), local)
          ? " is kept in " + local.getSimpleName() + ", which gets another before anybody awaits it"
          : null;
    }
    VariableElement collection = collection(program, discards, unit, call);
    if (collection != null) {
      return discards.isOnlyCollected(collection)
          ? " is collected in " + collection.getSimpleName() + ", which nobody awaits"
          : null;
    }
    return isInDroppedStream(program, discards, unit, call)
        ? " is one of a list that is dropped: nobody waits for its end or sees it fail"
        : null;
  }

  /** A future of the JDK matters where it would be awaited: in coroutines. */
  private static boolean concernsLoop(Call call) {
    Body body = call.in();
    return Futures.startsTask(call)
        || body.runsIn(Context.COROUTINE)
        || body.runsIn(Context.CALLBACK)
        || !(body.runsIn(Context.PLAIN) || body.runsIn(Context.THREAD));
  }

  private static boolean givesFreshFuture(Program program, Call call) {
    return Futures.is(program, call.callee().getReturnType())
        && !call.targets().isEmpty()
        && call.targets().stream()
            .allMatch(target ->
                Returns.expressions(target).stream()
                    .anyMatch(returned ->
                        returned instanceof MethodInvocationTree tree
                            && program.call(tree) instanceof Call inner
                            && Futures.isFresh(program, inner)));
  }

  private static @Nullable VariableElement collection(
      Program program, Discards discards, Unit unit, Call call) {
    VariableElement added = discards.collection(unit, call.path());
    if (added != null && Futures.isMany(program, added.asType())) {
      return added;
    }
    TreePath stream = stream(program, unit, call);
    VariableElement listed = stream == null ? null : discards.local(unit, stream);
    return listed != null && Futures.isMany(program, listed.asType()) ? listed : null;
  }

  private static boolean isInDroppedStream(
      Program program, Discards discards, Unit unit, Call call) {
    TreePath stream = stream(program, unit, call);
    return stream != null && discards.isDropped(unit, stream);
  }

  /** The whole of {@code items.stream().map(x -> call).toList()}; null for any other place. */
  private static @Nullable TreePath stream(Program program, Unit unit, Call call) {
    Body lambda = call.in();
    if (lambda.kind() != Body.Kind.LAMBDA || lambda.code() != call.tree()) {
      return null;
    }
    TreePath at = Search.parent(lambda.path());
    TreePath whole = null;
    while (at.getLeaf() instanceof MethodInvocationTree tree) {
      if (Futures.isMany(program, unit.type(tree))) {
        whole = at;
      }
      at = at.getParentPath();
      if (!(at.getLeaf() instanceof MemberSelectTree)) {
        break;
      }
      at = at.getParentPath();
    }
    return whole;
  }
}
