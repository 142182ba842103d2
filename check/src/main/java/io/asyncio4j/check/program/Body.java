package io.asyncio4j.check.program;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * Something that runs: a method, a lambda, a method reference, the initialisers of an object or
 * those of a class.
 */
public final class Body {
  /** What kind of code it is. */
  public enum Kind {
    METHOD,
    LAMBDA,
    REFERENCE,
    INITIALIZER,
    CLASS_INITIALIZER
  }

  private static final Set<String> ASKS = Set.of("runningLoop", "currentTask", "currentOrNull");

  private final Unit unit;
  private final TreePath path;
  private final Kind kind;
  private final @Nullable ExecutableElement method;
  private final @Nullable TypeElement type;
  private final @Nullable Body enclosing;
  private final List<VariableElement> parameters = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private final Map<TypeElement, @Nullable Call> uses = new LinkedHashMap<>();
  private final Map<Context, @Nullable Step> contexts = new EnumMap<>(Context.class);
  private final Set<Handoff> handoffs = EnumSet.noneOf(Handoff.class);
  private Summary summary = Summary.NOTHING;

  Body(
      Unit unit,
      TreePath path,
      Kind kind,
      @Nullable ExecutableElement method,
      @Nullable TypeElement type,
      @Nullable Body enclosing) {
    this.unit = unit;
    this.path = path;
    this.kind = kind;
    this.method = method;
    this.type = type;
    this.enclosing = enclosing;
  }

  /** One step of the way to a body: the call that leads there; null where the way starts. */
  record Step(@Nullable Call from) {}

  public Unit unit() {
    return unit;
  }

  public Kind kind() {
    return kind;
  }

  /** The declaration or expression. */
  public Tree tree() {
    return path.getLeaf();
  }

  public TreePath path() {
    return path;
  }

  /**
   * The statements or the expression that run; null for a method reference and for initialisers.
   */
  public @Nullable Tree code() {
    return switch (tree()) {
      case MethodTree declared -> declared.getBody();
      case LambdaExpressionTree lambda -> lambda.getBody();
      default -> null;
    };
  }

  /** The declared method or constructor; null for a lambda. */
  public @Nullable ExecutableElement method() {
    return method;
  }

  /** The functional interface that a lambda or reference implements; else the class it is in. */
  public @Nullable TypeElement type() {
    return type;
  }

  /** The body that a lambda or a local class stands in. */
  public @Nullable Body enclosing() {
    return enclosing;
  }

  public List<VariableElement> parameters() {
    return parameters;
  }

  /** What it calls, in the order of the text, without what its lambdas call. */
  public List<Call> calls() {
    return calls;
  }

  /** The classes that must be initialised before it runs to its end, with calls that ask for it. */
  Map<TypeElement, @Nullable Call> uses() {
    return uses;
  }

  /** What becomes of a lambda wherever it is passed. */
  public Set<Handoff> handoffs() {
    return handoffs;
  }

  public Summary summary() {
    return summary;
  }

  void summary(Summary found) {
    summary = found;
  }

  Map<Context, @Nullable Step> contexts() {
    return contexts;
  }

  public boolean runsIn(Context context) {
    return contexts.containsKey(context);
  }

  /** Whether it runs on a loop's thread, in a coroutine or a callback. */
  public boolean runsOnLoop() {
    return runsIn(Context.COROUTINE) || runsIn(Context.CALLBACK);
  }

  /** The name that a reader knows it by. */
  public String name() {
    return switch (kind) {
      case METHOD ->
          tree() instanceof MethodTree declared && !declared.getName().contentEquals("<init>")
              ? declared.getName().toString()
              : "new " + typeName();
      case LAMBDA, REFERENCE -> "lambda";
      case INITIALIZER, CLASS_INITIALIZER -> "initialiser of " + typeName();
    };
  }

  private String typeName() {
    for (Tree tree : path) {
      if (tree instanceof ClassTree declared) {
        return declared.getSimpleName().toString();
      }
    }
    return "a class";
  }

  /** Where it is, such as {@code Shop.java:12}. */
  public String place() {
    String file = unit.file();
    return file.substring(file.lastIndexOf('/') + 1) + ":" + unit.lineOf(tree());
  }

  /**
   * The way to here in one context: outermost first, each step as {@code name (file:line)} with the
   * line of the call that is made there. Empty when it starts here.
   */
  public List<String> wayTo(Context context) {
    var way = new ArrayList<String>();
    Body at = this;
    for (int i = 0; i < 30; i++) {
      Step step = at.contexts.get(context);
      if (step == null || step.from() == null) {
        break;
      }
      Call call = step.from();
      way.addFirst(call.in().name() + " (" + call.place() + ")");
      at = call.in();
    }
    return way;
  }

  /** Whether it has a method tell it if a loop runs here, and does the one thing or the other. */
  public boolean asksForLoop() {
    return calls.stream()
        .filter(call -> call.callee().getReturnType().getKind() == TypeKind.BOOLEAN)
        .flatMap(call -> call.targets().stream())
        .flatMap(target -> target.calls().stream())
        .anyMatch(call -> ASKS.contains(call.name()));
  }

  /** Whether it runs while a class is initialised, where a coroutine cannot suspend. */
  public boolean initializesClass() {
    Body at = this;
    for (int i = 0; i < 30; i++) {
      Step step = at.contexts.get(contextOnLoop());
      if (at.kind() == Kind.CLASS_INITIALIZER || step == null || step.from() == null) {
        break;
      }
      at = step.from().in();
    }
    return at.kind() == Kind.CLASS_INITIALIZER;
  }

  private Context contextOnLoop() {
    return runsIn(Context.COROUTINE) ? Context.COROUTINE : Context.CALLBACK;
  }

  /** {@link #wayTo} of what runs on a loop's thread. */
  public List<String> wayOnLoop() {
    return wayTo(contextOnLoop());
  }

  @Override
  public String toString() {
    return name() + " (" + place() + ")";
  }
}
