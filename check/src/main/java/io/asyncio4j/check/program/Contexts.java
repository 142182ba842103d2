package io.asyncio4j.check.program;

import java.util.ArrayDeque;
import java.util.Queue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Finds where each body runs, by the shortest way from where coroutines and programs start. */
final class Contexts {
  private static final String ASYNCIO4J = "io.asyncio4j.";

  private final Program program;

  Contexts(Program program) {
    this.program = program;
  }

  void spread() {
    spread(Context.PLAIN);
    spread(Context.THREAD);
    spread(Context.COROUTINE);
    spread(Context.CALLBACK);
    // A library has no main: what works in a coroutine only is taken to be called in one.
    Queue<Body> next = new ArrayDeque<>();
    for (Body body : program.bodies) {
      if (body.contexts().isEmpty() && needsCoroutine(body)) {
        start(body, Context.COROUTINE, next);
      }
    }
    spread(Context.COROUTINE, next);
  }

  private void spread(Context context) {
    Queue<Body> next = new ArrayDeque<>();
    for (Body body : program.bodies) {
      if (startsIn(body, context)) {
        start(body, context, next);
      }
    }
    spread(context, next);
  }

  private static void start(Body body, Context context, Queue<Body> next) {
    reach(body, context, null, next);
  }

  private void spread(Context context, Queue<Body> next) {
    while (!next.isEmpty()) {
      Body body = next.remove();
      if ((context == Context.PLAIN || context == Context.THREAD) && body.asksForLoop()) {
        continue; // what it does there needs no loop
      }
      for (Call call : body.calls()) {
        for (Body run : Summaries.runs(call, call.targets())) {
          reach(run, context, call, next);
        }
      }
      body.uses().forEach((type, call) -> initialize(body, type, call, context, next));
    }
  }

  private static void reach(Body body, Context context, @Nullable Call from, Queue<Body> next) {
    if (!body.contexts().containsKey(context)) {
      body.contexts().put(context, new Body.Step(from));
      next.add(body);
    }
  }

  /**
   * The first use of a class initialises it. Where plain code uses it too, that is taken to come
   * first: it is how a program reads its settings before the loop runs.
   */
  private void initialize(
      Body body, TypeElement type, @Nullable Call call, Context context, Queue<Body> next) {
    Body initializer = program.classInitializers.get(type);
    if (initializer != null
        && !type.equals(body.type())
        && !initializer.runsIn(Context.PLAIN)
        && !initializer.runsIn(Context.THREAD)) {
      reach(initializer, context, call, next);
    }
  }

  private boolean startsIn(Body body, Context context) {
    return switch (context) {
      case COROUTINE ->
          body.handoffs().contains(Handoff.STARTS)
              || (isKept(body) && isCoroutine(body))
              || isHandler(body);
      case CALLBACK -> body.handoffs().contains(Handoff.CALLBACK);
      case THREAD -> body.handoffs().contains(Handoff.THREAD);
      case PLAIN -> isMain(body) || isOfMainClass(body);
    };
  }

  private static boolean isKept(Body body) {
    return body.kind() != Body.Kind.METHOD
        && (body.handoffs().isEmpty() || body.handoffs().contains(Handoff.LATER));
  }

  /** Where asyncio4j itself is the program, its interfaces are of all kinds. */
  private boolean isCoroutine(Body body) {
    return body.type() != null
        && !program.declares(body.type())
        && body.type().getQualifiedName().toString().startsWith(ASYNCIO4J);
  }

  /** A class of the program that is, say, an HTTP handler. */
  private boolean isHandler(Body body) {
    return body.kind() == Body.Kind.METHOD
        && body.type() != null
        && body.method() != null
        && !body.method().getModifiers().contains(Modifier.STATIC)
        && Knowledge.supertypes(body.type()).stream()
            .anyMatch(above ->
                above.getQualifiedName().toString().startsWith(ASYNCIO4J)
                    && !program.declares(above)
                    && above.getEnclosedElements().stream()
                        .anyMatch(member ->
                            member instanceof ExecutableElement inherited
                                && inherited
                                    .getSimpleName()
                                    .equals(body.method().getSimpleName())));
  }

  /** The class of {@code main} is initialised before it. */
  private boolean isOfMainClass(Body body) {
    return body.kind() == Body.Kind.CLASS_INITIALIZER
        && body.type() != null
        && ElementFilter.methodsIn(body.type().getEnclosedElements()).stream()
            .map(program.methods::get)
            .anyMatch(method -> method != null && isMain(method));
  }

  private static boolean isMain(Body body) {
    ExecutableElement method = body.method();
    return method != null
        && method.getSimpleName().contentEquals("main")
        && method.getReturnType().getKind() == TypeKind.VOID
        && method.getParameters().size() <= 1
        && !method.getModifiers().contains(Modifier.PRIVATE);
  }

  /**
   * It suspends as only a coroutine may; or it waits, nobody is seen to call it, and its file uses
   * asyncio4j.
   */
  private static boolean needsCoroutine(Body body) {
    return body.summary().suspends() != null
        || (body.summary().parks() != null
            && body.kind() == Body.Kind.METHOD
            && body.unit().tree().getImports().stream()
                .anyMatch(used -> used.getQualifiedIdentifier().toString().startsWith(ASYNCIO4J)));
  }
}
