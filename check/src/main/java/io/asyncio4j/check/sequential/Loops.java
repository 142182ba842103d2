package io.asyncio4j.check.sequential;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Effects;
import io.asyncio4j.check.program.Effects.Outside;
import io.asyncio4j.check.program.Handoff;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Finds loops whose turns wait one after another and need nothing of each other. */
final class Loops {
  /** What hands out its elements as they come: who takes them one by one does what is asked. */
  private static final List<String> COMES_WITH_TIME =
      List.of(
          "io.asyncio4j.AsyncIterator",
          "io.asyncio4j.AsyncQueue",
          "io.asyncio4j.net.StreamReader",
          "io.asyncio4j.http.WebSocket",
          "java.util.concurrent.BlockingQueue",
          "java.sql.ResultSet");

  private final Program program;
  private final Unit unit;

  Loops(Program program, Unit unit) {
    this.program = program;
    this.unit = unit;
  }

  Optional<Group> of(EnhancedForLoopTree loop) {
    if (comesWithTime(unit.type(loop.getExpression()))) {
      return Optional.empty();
    }
    var body = new LoopBody(program, unit);
    body.add(loop.getStatement());
    var elements = new HashSet<VariableElement>();
    if (unit.element(loop.getVariable()) instanceof VariableElement variable) {
      elements.add(variable);
      body.own(variable);
    }
    return find(body, List.of(loop.getStatement()), elements, Effects.NONE);
  }

  Optional<Group> of(ForLoopTree loop) {
    if (loop.getCondition() == null) {
      return Optional.empty();
    }
    var body = new LoopBody(program, unit);
    body.add(loop.getStatement());
    loop.getUpdate().forEach(body::add);
    var elements = new HashSet<VariableElement>();
    for (ExpressionStatementTree update : loop.getUpdate()) {
      Effects effects = program.effects(unit, update);
      elements.addAll(effects.counts());
      elements.addAll(effects.writes());
    }
    return find(
        body, List.of(loop.getStatement()), elements, program.effects(unit, loop.getCondition()));
  }

  Optional<Group> of(WhileLoopTree loop) {
    Tree condition = loop.getCondition();
    while (condition instanceof ParenthesizedTree inner) {
      condition = inner.getExpression();
    }
    Effects head = program.effects(unit, condition);
    if (condition instanceof LiteralTree
        || !Evaluation.calls(program, condition).isEmpty()
        || head.has(Outside.CLOCK)) {
      return Optional.empty();
    }
    var body = new LoopBody(program, unit);
    body.add(loop.getStatement());
    Effects all = body.effects(Set.of());
    var elements = new HashSet<VariableElement>();
    for (VariableElement read : head.reads()) {
      if (all.writes().contains(read) || all.counts().contains(read)) {
        elements.add(read);
      }
    }
    return find(body, List.of(loop.getStatement()), elements, head);
  }

  /** A lambda or method reference that runs for one element after another. */
  Optional<Group> of(Body each) {
    if (!each.handoffs().contains(Handoff.EACH) || stopsEarly(each) || comesWithTime(each)) {
      return Optional.empty();
    }
    if (each.kind() == Body.Kind.REFERENCE) {
      Call call = each.calls().isEmpty() ? null : each.calls().getFirst();
      if (call == null || !Wait.is(call)) {
        return Optional.empty();
      }
      Wait wait = Wait.ofReference(program, call, each.summary().effects());
      boolean repeats = wait.effects().commutesWith(wait.effects());
      return wait.mayMove() && repeats ? group(call, wait) : Optional.empty();
    }
    var body = new LoopBody(program, unit);
    Tree code = each.code();
    body.returnsEndTurns();
    body.add(code);
    each.parameters().forEach(body::own);
    return find(
        body,
        code == null ? List.of() : List.of(code),
        Set.copyOf(each.parameters()),
        Effects.NONE);
  }

  private Optional<Group> find(
      LoopBody body, List<Tree> parts, Set<VariableElement> elements, Effects head) {
    if (body.leaves()) {
      return Optional.empty();
    }
    var inside = new Inside(program);
    parts.forEach(part -> inside.scan(part, null));
    var waits = new ArrayList<Wait>();
    for (Call call : inside.waits) {
      Wait wait = Wait.of(program, call, List.of());
      switch (wait.kind()) {
        case AWAIT -> {}
        case FIXED -> {
          return Optional.empty();
        }
        case READ, WRITE -> waits.add(wait);
      }
    }
    if (waits.isEmpty() || nested(parts, waits)) {
      return Optional.empty();
    }
    var calls = new HashSet<Tree>();
    waits.forEach(wait -> calls.add(wait.call().tree()));
    Effects rest = body.effects(calls);
    if (rest.has(Outside.CLOCK) || rest.has(Outside.ORDERED)) {
      return Optional.empty();
    }
    boolean varies = false;
    for (Wait wait : waits) {
      if (body.isCarried(wait, head)) {
        return Optional.empty();
      }
      varies |= body.varies(wait, elements);
    }
    if (!varies) {
      return Optional.empty();
    }
    boolean writes =
        rest.has(Outside.WRITES) || waits.stream().anyMatch(w -> w.kind() == Wait.Kind.WRITE);
    return Optional.of(new Group.Each(waits.getFirst().call(), writes));
  }

  /** Whether the calls are all in a loop within this one, which is looked at on its own. */
  private boolean nested(List<Tree> parts, List<Wait> waits) {
    var inner = new InnerLoops();
    parts.forEach(part -> inner.scan(part, null));
    return waits.stream()
        .allMatch(wait ->
            inner.bodies.stream().anyMatch(loop -> Trees.contains(loop, wait.call().tree())));
  }

  private static Optional<Group> group(Call call, Wait wait) {
    return Optional.of(new Group.Each(call, wait.kind() == Wait.Kind.WRITE));
  }

  private boolean comesWithTime(@Nullable TypeMirror type) {
    return COMES_WITH_TIME.stream().anyMatch(name -> program.knowledge().isA(type, name));
  }

  private boolean comesWithTime(Body each) {
    Call call = takenBy(each);
    return call != null && call.receiver() != null && comesWithTime(unit.type(call.receiver()));
  }

  /** The call that the lambda is passed to. */
  private @Nullable Call takenBy(Body each) {
    TreePath parent = each.path().getParentPath();
    while (parent != null && parent.getLeaf() instanceof ParenthesizedTree) {
      parent = parent.getParentPath();
    }
    return parent == null ? null : program.call(parent.getLeaf());
  }

  /** Whether a later stage of the stream takes only as many elements as it needs. */
  private boolean stopsEarly(Body each) {
    TreePath at = each.path().getParentPath();
    while (at != null) {
      if (at.getLeaf() instanceof MethodInvocationTree tree
          && program.call(tree) instanceof Call call
          && call.known().is("shortcuts")) {
        return true;
      }
      TreePath parent = at.getParentPath();
      boolean isChain =
          parent != null
              && (parent.getLeaf() instanceof MemberSelectTree
                  || (parent.getLeaf() instanceof MethodInvocationTree next
                      && next.getMethodSelect() == at.getLeaf()));
      at = isChain ? parent : null;
    }
    return false;
  }
}
