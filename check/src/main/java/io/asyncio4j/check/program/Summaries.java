package io.asyncio4j.check.program;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;

/** Computes the summaries of all bodies, to a fixed point. */
final class Summaries {
  private final Program program;

  /** Bodies whose summary takes a body's in. */
  private final Map<Body, Set<Body>> users = new HashMap<>();

  Summaries(Program program) {
    this.program = program;
  }

  void compute() {
    for (Body body : program.bodies) {
      for (Call call : body.calls()) {
        call.sample().forEach(target -> addUser(target, body));
        call.passed().forEach(passed -> addUser(passed.body(), body));
      }
    }
    var next = new ArrayDeque<>(program.bodies);
    var waiting = new HashSet<>(program.bodies);
    while (!next.isEmpty()) {
      Body body = next.remove();
      waiting.remove(body);
      Summary summary = summarize(body);
      if (!summary.equals(body.summary())) {
        body.summary(summary);
        for (Body user : users.getOrDefault(body, Set.of())) {
          if (waiting.add(user)) {
            next.add(user);
          }
        }
      }
    }
  }

  private void addUser(Body used, Body user) {
    users.computeIfAbsent(used, _ -> new LinkedHashSet<>()).add(user);
  }

  private Summary summarize(Body body) {
    Call suspends = first(body, known -> known.suspends(), summary -> summary.suspends() != null);
    Call parks = first(body, known -> known.parks(), summary -> summary.parks() != null);
    var blocks = new HashMap<String, Call>();
    for (Call call : body.calls()) {
      if (call.known().value("blocks") instanceof String kind) {
        blocks.putIfAbsent(kind, call);
      }
      for (Body run : runs(call)) {
        for (String kind : run.summary().blocks().keySet()) {
          blocks.putIfAbsent(kind, call);
        }
      }
    }
    return new Summary(suspends, parks, blocks, effects(body, suspends != null || parks != null));
  }

  private static @Nullable Call first(
      Body body, Predicate<Known> known, Predicate<Summary> summary) {
    for (Call call : body.calls()) {
      if (known.test(call.known())
          || runs(call).stream().anyMatch(run -> summary.test(run.summary()))) {
        return call;
      }
    }
    return null;
  }

  /** What runs within a call, in the caller. */
  private static Set<Body> runs(Call call) {
    return runs(call, call.sample());
  }

  /**
   * @param targets those of the call's that are of interest
   */
  static Set<Body> runs(Call call, List<Body> targets) {
    var found = new LinkedHashSet<>(targets);
    for (Passed passed : call.passed()) {
      if (passed.how() == Handoff.RUNS || passed.how() == Handoff.EACH) {
        found.add(passed.body());
      }
    }
    return found;
  }

  private Effects effects(Body body, boolean waits) {
    var all = new Effects.Builder();
    switch (body.tree()) {
      case MemberReferenceTree _ ->
          body.calls().forEach(call -> all.add(EffectScanner.of(program, call, false)));
      // It runs once, whoever comes first.
      case ClassTree _ when body.kind() == Body.Kind.CLASS_INITIALIZER -> {}
      case ClassTree type -> {
        for (Tree member : type.getMembers()) {
          if (member instanceof VariableTree field
              && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
            all.outside.addAll(
                EffectScanner.of(program, body.unit(), field.getInitializer(), Set.of(), false)
                    .outside());
          }
        }
      }
      default -> all.add(EffectScanner.of(program, body.unit(), body.code(), Set.of(), false));
    }
    Predicate<VariableElement> isOwn =
        variable ->
            Places.isLocal(variable)
                && !body.parameters().contains(variable)
                && declaredIn(variable, body);
    all.reads.removeIf(isOwn);
    all.writes.removeIf(isOwn);
    all.counts.removeIf(isOwn);
    if (body.kind() == Body.Kind.LAMBDA) {
      all.reads.removeAll(body.parameters());
      all.writes.removeAll(body.parameters());
      all.counts.removeAll(body.parameters());
    }
    all.reads.removeIf(Summaries::neverChanges);
    if (waits && body.method() != null && isChange(body.method())) {
      all.outside.add(Effects.Outside.WRITES);
    }
    return all.build();
  }

  private boolean declaredIn(VariableElement variable, Body body) {
    Program.Declaration declared = program.declaration(variable);
    return declared == null || declared.in() == null || declared.in() == body;
  }

  /** {@code save(order)} changes something; {@code Book book(id)} only has a name like it. */
  private static boolean isChange(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    boolean isNamedAfterResult =
        method.getReturnType() instanceof DeclaredType declared
            && declared.asElement().getSimpleName().toString().equalsIgnoreCase(name);
    return Words.sayChange(name) && !isNamedAfterResult;
  }

  /** A constant. */
  private static boolean neverChanges(VariableElement variable) {
    return variable.getConstantValue() != null;
  }
}
