package io.asyncio4j.check.program;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Collects the effects of a tree; of the lambdas in it those that run within it. */
final class EffectScanner extends TreeScanner<@Nullable Void, @Nullable Void> {
  private static final Set<String> CHANGING_WORDS =
      Set.of(
          "add",
          "put",
          "set",
          "remove",
          "clear",
          "append",
          "insert",
          "push",
          "pop",
          "poll",
          "offer",
          "write",
          "next",
          "read",
          "update",
          "increment",
          "decrement",
          "apply",
          "accept",
          "close",
          "open",
          "reset",
          "start",
          "stop",
          "register",
          "replace",
          "sort",
          "shuffle",
          "take",
          "drain",
          "flush",
          "execute",
          "submit",
          "send",
          "receive",
          "merge",
          "compute",
          "delete");

  private final Program program;
  private final Unit unit;
  private final Set<Tree> without;

  /** Whether to take in what callers pass for a parameter that is called. */
  private final boolean givenToo;

  private final Effects.Builder found = new Effects.Builder();

  private EffectScanner(Program program, Unit unit, Set<Tree> without, boolean givenToo) {
    this.program = program;
    this.unit = unit;
    this.without = without;
    this.givenToo = givenToo;
  }

  static Effects of(
      Program program, Unit unit, @Nullable Tree part, Set<Tree> without, boolean givenToo) {
    var scanner = new EffectScanner(program, unit, without, givenToo);
    scanner.scan(part, null);
    return scanner.found.build();
  }

  /** Of one call alone, without its receiver's and arguments' own. */
  static Effects of(Program program, Call call, boolean givenToo) {
    var scanner = new EffectScanner(program, call.in().unit(), Set.of(), givenToo);
    scanner.add(call);
    return scanner.found.build();
  }

  @Override
  public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
    return tree != null && without.contains(tree) ? null : super.scan(tree, null);
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
    read(tree);
    return null;
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
    if (tree.getIdentifier().contentEquals("length")
        && unit.type(tree.getExpression()) instanceof ArrayType) {
      return null; // which never changes
    }
    read(tree);
    return super.visitMemberSelect(tree, null);
  }

  private void read(Tree tree) {
    if (unit.element(tree) instanceof VariableElement variable) {
      found.reads.add(variable);
      VariableElement place = Places.of(program, unit, tree);
      if (place != null) {
        found.reads.add(place);
      }
    }
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
    if (tree.getInitializer() != null && unit.element(tree) instanceof VariableElement variable) {
      found.writes.add(variable);
    }
    return super.visitVariable(tree, null);
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
    write(tree.getVariable());
    if (!(tree.getVariable() instanceof IdentifierTree)) {
      scan(tree.getVariable(), null);
    }
    return scan(tree.getExpression(), null);
  }

  @Override
  public @Nullable Void visitExpressionStatement(
      ExpressionStatementTree tree, @Nullable Void unused) {
    // As a statement of its own nobody sees the sum on the way.
    if (tree.getExpression() instanceof UnaryTree count && isStep(count)) {
      count(count.getExpression());
      return null;
    }
    if (tree.getExpression() instanceof CompoundAssignmentTree sum
        && (sum.getKind() == Tree.Kind.PLUS_ASSIGNMENT
            || sum.getKind() == Tree.Kind.MINUS_ASSIGNMENT)
        && unit.type(sum.getVariable()) instanceof TypeMirror type
        && type.getKind().isPrimitive()) {
      count(sum.getVariable());
      return scan(sum.getExpression(), null);
    }
    return super.visitExpressionStatement(tree, null);
  }

  @Override
  public @Nullable Void visitCompoundAssignment(
      CompoundAssignmentTree tree, @Nullable Void unused) {
    write(tree.getVariable());
    return super.visitCompoundAssignment(tree, null);
  }

  @Override
  public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void unused) {
    if (isStep(tree)) {
      write(tree.getExpression());
    }
    return super.visitUnary(tree, null);
  }

  private static boolean isStep(UnaryTree tree) {
    return switch (tree.getKind()) {
      case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
      default -> false;
    };
  }

  private void write(ExpressionTree target) {
    if (target instanceof IdentifierTree && unit.element(target) instanceof VariableElement v) {
      found.writes.add(v);
    } else if (Places.of(program, unit, target) instanceof VariableElement place) {
      found.writes.add(place);
    }
  }

  private void count(ExpressionTree target) {
    if (Places.of(program, unit, target) instanceof VariableElement place) {
      found.counts.add(place);
    }
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
    if (program.call(tree) instanceof Call call) {
      add(call);
    }
    return super.visitMethodInvocation(tree, null);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
    if (program.call(tree) instanceof Call call) {
      add(call);
    }
    scan(tree.getEnclosingExpression(), null);
    return scan(tree.getArguments(), null);
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
    return null;
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void unused) {
    return tree.getQualifierExpression() instanceof IdentifierTree name ? scan(name, null) : null;
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
    return null;
  }

  private void add(Call call) {
    Known known = call.known();
    if (known.is("reads")) {
      found.outside.add(isChange(call) ? Effects.Outside.WRITES : Effects.Outside.READS);
    }
    outside(known, "writes", Effects.Outside.WRITES);
    outside(known, "ordered", Effects.Outside.ORDERED);
    outside(known, "console", Effects.Outside.CONSOLE);
    outside(known, "sleep", Effects.Outside.SLEEP);
    outside(known, "clock", Effects.Outside.CLOCK);
    VariableElement receiver =
        call.receiver() == null ? null : Places.of(program, unit, call.receiver());
    if (known.is("stateful") && receiver != null && !isConfined(receiver)) {
      found.outside.add(Effects.Outside.ORDERED);
    }
    if (receiver != null) {
      if (known.is("mutates") || known.is("stateful")) {
        found.writes.add(receiver);
      } else if (known == Known.NOTHING
          && call.targets().isEmpty()
          && call.given().isEmpty()
          && mayChange(call)) {
        found.writes.add(receiver);
      } else {
        found.reads.add(receiver);
      }
    }
    for (Body target : call.sample()) {
      add(call, target);
    }
    if (givenToo) {
      for (Body given : call.given()) {
        add(call, given);
      }
    }
    for (Passed passed : call.passed()) {
      if (passed.how() != Handoff.CALLBACK && passed.how() != Handoff.LATER) {
        add(call, passed.body());
      }
    }
  }

  /** What a method has opened itself, nobody else is in the middle of. */
  private static boolean isConfined(VariableElement variable) {
    return variable.getKind() == ElementKind.LOCAL_VARIABLE
        || variable.getKind() == ElementKind.RESOURCE_VARIABLE;
  }

  private void outside(Known known, String flag, Effects.Outside effect) {
    if (known.is(flag)) {
      found.outside.add(effect);
    }
  }

  /** A request may be a GET or a POST, which is seen where it is built. */
  private boolean isChange(Call call) {
    return call.known().is("request")
        && !call.arguments().isEmpty()
        && Requests.change(program, unit, call.arguments().getFirst());
  }

  /** Whether a library's method that no table names looks like one that changes its receiver. */
  private boolean mayChange(Call call) {
    ExpressionTree receiver = call.receiver();
    TypeMirror type = receiver == null ? null : unit.type(receiver);
    if (type == null || Immutable.is(program, type)) {
      return false;
    }
    return soundsLikeChange(call.callee().getSimpleName().toString());
  }

  static boolean soundsLikeChange(String name) {
    return CHANGING_WORDS.contains(Words.first(name)) && !name.equals("readOnly");
  }

  /** What the target does, its parameters replaced by what is passed for them. */
  private void add(Call call, Body target) {
    Effects effects = target.summary().effects();
    found.outside.addAll(effects.outside());
    replace(call, target, effects.reads(), found.reads);
    replace(call, target, effects.writes(), found.writes);
    replace(call, target, effects.counts(), found.counts);
  }

  private void replace(Call call, Body target, Set<VariableElement> from, Set<VariableElement> to) {
    for (VariableElement variable : from) {
      int parameter =
          target.kind() == Body.Kind.METHOD ? target.parameters().indexOf(variable) : -1;
      if (parameter < 0) {
        to.add(variable);
      } else if (parameter < call.arguments().size()) {
        VariableElement place = Places.of(program, unit, call.arguments().get(parameter));
        if (place != null) {
          to.add(place);
        }
      }
    }
  }
}
