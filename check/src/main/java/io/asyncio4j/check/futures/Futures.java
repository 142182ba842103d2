package io.asyncio4j.check.futures;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;
import io.asyncio4j.check.code.Search;
import io.asyncio4j.check.code.Uses;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Known;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Returns;
import io.asyncio4j.check.program.Unit;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Which types are futures, and which calls give one that nobody else has. */
public final class Futures {
  private static final int DEPTH = 4;

  private static final List<String> TYPES =
      List.of(
          "io.asyncio4j.Awaitable",
          "java.util.concurrent.Future",
          "java.util.concurrent.CompletionStage");

  private static final Set<String> HANDLES =
      Set.of(
          "whenComplete",
          "whenCompleteAsync",
          "handle",
          "handleAsync",
          "exceptionally",
          "exceptionallyAsync",
          "exceptionallyCompose",
          "exceptionallyComposeAsync");

  private static final Set<String> COMPLETES =
      Set.of("setResult", "setException", "complete", "completeExceptionally", "isDone");

  /** They change a stage in place and give it again. */
  private static final Set<String> IN_PLACE =
      Set.of("orTimeout", "completeOnTimeout", "completeAsync");

  private Futures() {}

  public static boolean is(Program program, @Nullable TypeMirror type) {
    return TYPES.stream().anyMatch(name -> program.knowledge().isA(type, name));
  }

  /** Whether it is a collection, an array or a stream of futures, or a map to futures. */
  public static boolean isMany(Program program, @Nullable TypeMirror type) {
    if (type instanceof ArrayType array) {
      return is(program, array.getComponentType());
    }
    if (!(type instanceof DeclaredType declared)) {
      return false;
    }
    if (program.knowledge().isA(type, "java.util.Map")) {
      return declared.getTypeArguments().size() == 2
          && is(program, declared.getTypeArguments().getLast());
    }
    return declared.getTypeArguments().size() == 1
        && is(program, declared.getTypeArguments().getFirst())
        && (program.knowledge().isA(type, "java.util.Collection")
            || program.knowledge().isA(type, "java.util.stream.Stream"));
  }

  /** Whether the call starts a task of asyncio4j, outside of a group that would await it. */
  public static boolean startsTask(Call call) {
    return call.known().is("task") && !call.owner().equals("io.asyncio4j.TaskGroup");
  }

  /** Whether the call gives a future that is not kept anywhere else. */
  public static boolean isFresh(Program program, Call call) {
    return isFresh(program, call, DEPTH);
  }

  private static boolean isFresh(Program program, Call call, int depth) {
    TypeMirror type = call.in().unit().type(call.tree());
    if (depth == 0 || !is(program, type)) {
      return false;
    }
    if (startsTask(call)) {
      return true;
    }
    if (!call.targets().isEmpty()) {
      return call.targets().stream()
          .flatMap(target ->
              Returns.expressions(target).stream()
                  .map(returned -> isFresh(program, target, returned, depth - 1)))
          .reduce((a, b) -> a && b)
          .orElse(false);
    }
    if (call.known().is("future")) {
      return !isHandled(program, call)
          && !(IN_PLACE.contains(call.name()) && !isFreshReceiver(program, call, depth));
    }
    return call.known() == Known.NOTHING
        && call.callee().getKind() == ElementKind.METHOD
        && call.callee().getReturnType().getKind() == TypeKind.DECLARED
        && program.knowledge().isA(type, "java.util.concurrent.CompletionStage")
        && !isHandled(program, call);
  }

  private static boolean isFreshReceiver(Program program, Call call, int depth) {
    return call.receiver() instanceof MethodInvocationTree tree
        && program.call(tree) instanceof Call before
        && isFresh(program, before, depth - 1);
  }

  private static boolean isFresh(Program program, Body in, ExpressionTree returned, int depth) {
    if (returned instanceof MethodInvocationTree tree && program.call(tree) instanceof Call call) {
      return isFresh(program, call, depth);
    }
    if (!(in.unit().element(returned) instanceof VariableElement variable)
        || variable.getKind() != ElementKind.LOCAL_VARIABLE) {
      return false;
    }
    Uses uses = Uses.of(program);
    boolean onlyReturned =
        uses.of(variable).stream()
            .allMatch(use ->
                Search.parent(use.path()).getLeaf() instanceof ReturnTree
                    || isCompletion(uses.calledOn(use)));
    var values = program.values(variable);
    return onlyReturned
        && values.size() == 1
        && isMadeFresh(program, in, values.getFirst().expression(), depth - 1);
  }

  private static boolean isMadeFresh(Program program, Body in, ExpressionTree value, int depth) {
    return (program.call(value) instanceof Call call && isManual(in.unit(), call))
        || isFresh(program, in, value, depth);
  }

  /** Whether a failure is looked at somewhere in a chain of stages. */
  private static boolean isHandled(Program program, Call last) {
    Call at = last;
    while (at != null) {
      if (HANDLES.contains(at.name())) {
        return true;
      }
      at =
          at.receiver() instanceof MethodInvocationTree tree
                  && is(program, at.in().unit().type(tree))
              ? program.call(tree)
              : null;
    }
    return false;
  }

  /** Whether the call completes a promise, or asks whether that has happened. */
  static boolean isCompletion(@Nullable Call call) {
    return call != null && COMPLETES.contains(call.name());
  }

  /** Whether it is a promise or future that somebody is to complete by hand. */
  public static boolean isManual(Unit unit, Call call) {
    String type = String.valueOf(unit.type(call.tree()));
    return (call.name().equals("create") && type.startsWith("io.asyncio4j.Promise"))
        || (call.callee().getKind() == ElementKind.CONSTRUCTOR
            && call.name().equals("CompletableFuture"));
  }
}
