package io.asyncio4j.check.program;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.TypeCastTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds what each call may run: methods by the class hierarchy; lambdas by where they are passed,
 * through variables, parameters and fields, to who calls them.
 */
final class CallGraph {
  private final Program program;

  /** Methods of the program that override a method, of the program or of a library. */
  private final Map<ExecutableElement, Set<Body>> overriders = new HashMap<>();

  /** What becomes of what is passed for a parameter of a functional type. */
  private final Map<VariableElement, EnumSet<Handoff>> handoffs = new HashMap<>();

  /** What parameters are kept in; the lambdas that are passed for them are values of these. */
  private final Map<VariableElement, Set<VariableElement>> copies = new HashMap<>();

  /** Who declares a parameter. */
  private final Map<VariableElement, Body> owners = new HashMap<>();

  private final Map<VariableElement, Set<Body>> values = new HashMap<>();

  private final Receivers receivers;

  /** Whether all is found that can be found of what becomes of lambdas. */
  private boolean settled;

  CallGraph(Program program) {
    this.program = program;
    this.receivers = new Receivers(program);
  }

  void build() {
    program.types.keySet().forEach(this::findOverrides);
    for (Body body : program.bodies) {
      body.parameters().forEach(parameter -> owners.put(parameter, body));
    }
    findCopies();
    for (Body body : program.bodies) {
      body.calls().forEach(this::findMethods);
    }
    spreadValues();
    for (Body body : program.bodies) {
      body.calls().forEach(this::findLambdas);
    }
    spreadHandoffs();
    for (Body body : program.bodies) {
      body.calls().forEach(this::findPassed);
    }
  }

  private void findOverrides(TypeElement type) {
    var above = new LinkedHashSet<TypeElement>();
    var next = new ArrayDeque<>(Knowledge.supertypes(type));
    while (!next.isEmpty()) {
      TypeElement at = next.remove();
      if (above.add(at)) {
        next.addAll(Knowledge.supertypes(at));
      }
    }
    var concrete = new ArrayList<>(ElementFilter.methodsIn(type.getEnclosedElements()));
    for (TypeElement ancestor : above) {
      if (program.declares(ancestor)) {
        concrete.addAll(ElementFilter.methodsIn(ancestor.getEnclosedElements()));
      }
    }
    for (ExecutableElement method : concrete) {
      Body body = program.methods.get(method);
      if (body == null || method.getModifiers().contains(Modifier.STATIC)) {
        continue;
      }
      for (TypeElement ancestor : above) {
        for (ExecutableElement overridden :
            ElementFilter.methodsIn(ancestor.getEnclosedElements())) {
          if (overridden != method
              && overridden.getSimpleName().equals(method.getSimpleName())
              && overridden.getParameters().size() == method.getParameters().size()
              && program.elements().overrides(method, overridden, type)) {
            overriders.computeIfAbsent(overridden, _ -> new LinkedHashSet<>()).add(body);
          }
        }
      }
    }
  }

  /** Assignments of parameters to fields and variables; canonical record constructors too. */
  private void findCopies() {
    for (var declared : program.declarations.keySet()) {
      for (Program.Value value : program.values(declared)) {
        if (variable(value.unit(), value.expression()) instanceof VariableElement from) {
          copies.computeIfAbsent(from, _ -> new HashSet<>()).add(declared);
        }
      }
    }
  }

  private void findMethods(Call call) {
    if (isTold(call)) {
      return;
    }
    ExecutableElement callee = call.callee();
    Set<Body> found = new LinkedHashSet<>();
    Body declared = program.methods.get(callee);
    if (declared != null) {
      found.add(declared);
    }
    boolean isSuper =
        call.receiver() instanceof IdentifierTree name && name.getName().contentEquals("super");
    if (!isSuper && isOfProgram(call) && !receivers.isOfLibrary(call)) {
      for (Body overrider : overriders.getOrDefault(callee, Set.of())) {
        if (receivers.mayBe(call, overrider)) {
          found.add(overrider);
        }
      }
    }
    if (callee.getKind() == ElementKind.CONSTRUCTOR
        && callee.getEnclosingElement() instanceof TypeElement type
        && program.initializers.get(type) instanceof Body initializer) {
      found.add(initializer);
    }
    found.addAll(Iterations.steps(program, call, found));
    call.targets().addAll(found);
  }

  /**
   * Whether the method or the object it is called on has a type of the program. Of an {@code
   * Iterator} or a {@code Closeable} that comes from anywhere, the program's own are the fewest.
   */
  private boolean isOfProgram(Call call) {
    if (call.callee().getEnclosingElement() instanceof TypeElement type && program.declares(type)) {
      return true;
    }
    return call.receiver() == null
        || (call.in().unit().type(call.receiver()) instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement type
            && program.declares(type));
  }

  /** Whether the tables say all of it: asyncio4j's own source says less of what it is for. */
  private static boolean isTold(Call call) {
    return call.known() != Known.NOTHING
        && call.callee().getModifiers().contains(Modifier.PUBLIC)
        && call.callee().getEnclosingElement() instanceof TypeElement type
        && type.getQualifiedName().toString().startsWith("io.asyncio4j.");
  }

  /** Lambdas that reach a variable: assigned to it, or passed for a parameter that is. */
  private void spreadValues() {
    for (var declared : program.declarations.keySet()) {
      for (Program.Value value : program.values(declared)) {
        directLambdas(value.unit(), value.expression())
            .forEach(lambda -> addValue(declared, lambda));
      }
    }
    for (Body body : program.bodies) {
      for (Call call : body.calls()) {
        for (int i = 0; i < call.arguments().size(); i++) {
          for (VariableElement parameter : parameters(call, i)) {
            for (Body lambda : directLambdas(body.unit(), call.arguments().get(i))) {
              addValue(parameter, lambda);
            }
            if (variable(body.unit(), call.arguments().get(i)) instanceof VariableElement from) {
              copies.computeIfAbsent(from, _ -> new HashSet<>()).add(parameter);
            }
          }
        }
      }
    }
    var next = new ArrayDeque<>(values.keySet());
    while (!next.isEmpty()) {
      VariableElement from = next.remove();
      for (VariableElement to : copies.getOrDefault(from, Set.of())) {
        boolean grew = false;
        for (Body lambda : List.copyOf(values.getOrDefault(from, Set.of()))) {
          grew |= addValue(to, lambda);
        }
        if (grew) {
          next.add(to);
        }
      }
    }
  }

  private boolean addValue(VariableElement variable, Body lambda) {
    return values.computeIfAbsent(variable, _ -> new LinkedHashSet<>()).add(lambda);
  }

  /** The parameters of the program, and fields of its records, that an argument is passed for. */
  private List<VariableElement> parameters(Call call, int argument) {
    var found = new ArrayList<VariableElement>();
    for (Body target : call.targets()) {
      if (target.kind() == Body.Kind.METHOD && !target.parameters().isEmpty()) {
        found.add(target.parameters().get(Math.min(argument, target.parameters().size() - 1)));
      }
    }
    if (call.callee().getKind() == ElementKind.CONSTRUCTOR
        && call.callee().getEnclosingElement() instanceof TypeElement type
        && type.getKind() == ElementKind.RECORD
        && program.declares(type)) {
      var components = type.getRecordComponents();
      if (argument < components.size()) {
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
          if (field.getSimpleName().equals(components.get(argument).getSimpleName())) {
            found.add(field);
          }
        }
      }
    }
    return found;
  }

  /** A call of a functional interface's method runs the lambdas that reach its receiver. */
  private void findLambdas(Call call) {
    if (call.receiver() == null || !isFunction(call)) {
      return;
    }
    VariableElement variable = variable(call.in().unit(), call.receiver());
    if (variable != null
        && owners.get(variable) instanceof Body owner
        && owner.kind() == Body.Kind.METHOD) {
      call.given().addAll(values.getOrDefault(variable, Set.of()));
      return;
    }
    Set<Body> found = new LinkedHashSet<>();
    if (variable != null) {
      found.addAll(values.getOrDefault(variable, Set.of()));
    }
    found.addAll(directLambdas(call.in().unit(), call.receiver()));
    if (found.isEmpty()) {
      found.addAll(escaped(call));
    }
    found.removeAll(call.targets());
    call.targets().addAll(found);
  }

  /** Lambdas of the called interface that are kept somewhere: in a list, a map, an array. */
  private Set<Body> escaped(Call call) {
    var found = new LinkedHashSet<Body>();
    for (Body lambda : program.lambdas.values()) {
      if (lambda.type() != null
          && lambda.type().equals(call.callee().getEnclosingElement())
          && !lambda.equals(call.in())) {
        found.add(lambda);
      }
    }
    return found.size() <= 12 ? found : Set.of();
  }

  private static boolean isFunction(Call call) {
    return call.callee().getModifiers().contains(Modifier.ABSTRACT)
        && call.callee().getEnclosingElement() instanceof TypeElement type
        && type.getKind() == ElementKind.INTERFACE;
  }

  private void spreadHandoffs() {
    spreadKnownHandoffs();
    // Of what is left nothing is known: it may be kept for later.
    settled = true;
    spreadKnownHandoffs();
  }

  private void spreadKnownHandoffs() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Body body : program.bodies) {
        for (Call call : body.calls()) {
          changed |= spread(call);
        }
      }
    }
  }

  private boolean spread(Call call) {
    boolean changed = false;
    Unit unit = call.in().unit();
    if (call.receiver() != null
        && isFunction(call)
        && variable(unit, call.receiver()) instanceof VariableElement variable) {
      changed |= runsIn(call.in(), variable, EnumSet.of(Handoff.RUNS));
    }
    for (int i = 0; i < call.arguments().size(); i++) {
      EnumSet<Handoff> how = handoffs(call, i);
      if (variable(unit, call.arguments().get(i)) instanceof VariableElement variable) {
        changed |= runsIn(call.in(), variable, how);
      }
      for (Body lambda : lambdas(unit, call.arguments().get(i))) {
        changed |= lambda.handoffs().addAll(how);
      }
    }
    return changed;
  }

  /** The variable's value is handed on in the ways of {@code how} by {@code body}. */
  private boolean runsIn(Body body, VariableElement variable, EnumSet<Handoff> how) {
    Body owner = owners.get(variable);
    if (owner == null || owner.kind() != Body.Kind.METHOD) {
      return false;
    }
    EnumSet<Handoff> ways = EnumSet.copyOf(how);
    Body at = body;
    while (at != null && at != owner) {
      var outer = at.handoffs();
      EnumSet<Handoff> composed = EnumSet.noneOf(Handoff.class);
      for (Handoff way : ways) {
        for (Handoff outside : outer.isEmpty() ? unknown() : outer) {
          composed.add(way.within(outside));
        }
      }
      ways = composed;
      at = at.enclosing();
    }
    return at == owner
        && handoffs.computeIfAbsent(variable, _ -> EnumSet.noneOf(Handoff.class)).addAll(ways);
  }

  /** What becomes of one argument of a call. */
  private EnumSet<Handoff> handoffs(Call call, int argument) {
    Handoff known = call.known().handoff();
    if (known != null) {
      return EnumSet.of(known);
    }
    var found = EnumSet.noneOf(Handoff.class);
    List<VariableElement> parameters = parameters(call, argument);
    for (VariableElement parameter : parameters) {
      found.addAll(handoffs.getOrDefault(parameter, EnumSet.noneOf(Handoff.class)));
    }
    return found.isEmpty() && (settled || parameters.isEmpty()) ? EnumSet.of(Handoff.LATER) : found;
  }

  private EnumSet<Handoff> unknown() {
    return settled ? EnumSet.of(Handoff.LATER) : EnumSet.noneOf(Handoff.class);
  }

  private void findPassed(Call call) {
    for (int i = 0; i < call.arguments().size(); i++) {
      for (Body lambda : lambdas(call.in().unit(), call.arguments().get(i))) {
        for (Handoff how : handoffs(call, i)) {
          call.passed().add(new Passed(i, lambda, how));
        }
      }
    }
  }

  /** The lambdas that an expression may be, also through a variable. */
  private List<Body> lambdas(Unit unit, ExpressionTree expression) {
    var found = new ArrayList<>(directLambdas(unit, expression));
    VariableElement variable = variable(unit, expression);
    boolean isParameter =
        variable != null
            && owners.get(variable) instanceof Body owner
            && owner.kind() == Body.Kind.METHOD;
    if (variable != null && !isParameter) {
      found.addAll(values.getOrDefault(variable, Set.of()));
    }
    return found;
  }

  private List<Body> directLambdas(Unit unit, ExpressionTree expression) {
    return switch (expression) {
      case ParenthesizedTree inner -> directLambdas(unit, inner.getExpression());
      case TypeCastTree cast -> directLambdas(unit, cast.getExpression());
      case ConditionalExpressionTree either -> {
        var both = new ArrayList<>(directLambdas(unit, either.getTrueExpression()));
        both.addAll(directLambdas(unit, either.getFalseExpression()));
        yield both;
      }
      case LambdaExpressionTree lambda -> one(program.lambdas.get(lambda));
      case MemberReferenceTree reference -> one(program.lambdas.get(reference));
      case NewClassTree created -> function(unit.type(created));
      case MethodInvocationTree call -> returned(call);
      default -> List.of();
    };
  }

  /** The method of a program's class that makes it a function. */
  private List<Body> function(@Nullable TypeMirror type) {
    if (!(type instanceof DeclaredType declared)
        || !(declared.asElement() instanceof TypeElement element)
        || !program.declares(element)) {
      return List.of();
    }
    var found = new ArrayList<Body>();
    for (TypeElement above : Knowledge.supertypes(element)) {
      if (above.getKind() != ElementKind.INTERFACE) {
        continue;
      }
      var abstracts =
          ElementFilter.methodsIn(above.getEnclosedElements()).stream()
              .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
              .toList();
      if (abstracts.size() == 1) {
        for (Body body : overriders.getOrDefault(abstracts.getFirst(), Set.of())) {
          if (element.equals(body.type())) {
            found.add(body);
          }
        }
      }
    }
    return found;
  }

  /** A method of the program that does nothing but give a lambda. */
  private List<Body> returned(MethodInvocationTree tree) {
    Call call = program.calls.get(tree);
    if (call == null) {
      return List.of();
    }
    var found = new ArrayList<Body>();
    for (Body target : call.targets()) {
      found.addAll(Returns.lambdas(program, target));
    }
    return found;
  }

  private static List<Body> one(@Nullable Body body) {
    return body == null ? List.of() : List.of(body);
  }

  /** The variable that an expression names, the one behind a record's accessor included. */
  private @Nullable VariableElement variable(Unit unit, ExpressionTree expression) {
    return switch (expression) {
      case ParenthesizedTree inner -> variable(unit, inner.getExpression());
      case TypeCastTree cast -> variable(unit, cast.getExpression());
      case IdentifierTree name -> asVariable(unit.element(name));
      case MemberSelectTree select -> asVariable(unit.element(select));
      case MethodInvocationTree call -> accessed(call);
      default -> null;
    };
  }

  private @Nullable VariableElement accessed(MethodInvocationTree tree) {
    Call call = program.calls.get(tree);
    if (call == null
        || !call.arguments().isEmpty()
        || !(call.callee().getEnclosingElement() instanceof TypeElement type)
        || type.getKind() != ElementKind.RECORD) {
      return null;
    }
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      if (field.getSimpleName().equals(call.callee().getSimpleName())) {
        return field;
      }
    }
    return null;
  }

  private static @Nullable VariableElement asVariable(@Nullable Element element) {
    return element instanceof VariableElement variable ? variable : null;
  }
}
