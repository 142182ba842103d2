package io.asyncio4j.check.blocking;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import io.asyncio4j.check.Fix;
import io.asyncio4j.check.code.Locals;
import io.asyncio4j.check.code.Search;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Context;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What to write instead of a call that blocks. */
public final class OffLoop {
  /** Methods of {@code Files} that {@code AsyncFiles} has with the same parameters and result. */
  private static final Set<String> TWINS =
      Set.of(
          "readAllBytes",
          "readString",
          "readAllLines",
          "exists",
          "isDirectory",
          "isRegularFile",
          "size",
          "readAttributes",
          "delete",
          "deleteIfExists");

  /** Those whose twin gives nothing. */
  private static final Set<String> VOID_TWINS =
      Set.of("write", "writeString", "copy", "move", "createDirectory", "createDirectories");

  private OffLoop() {}

  /** What to write instead, as the end of a message. */
  public static String advice(Call call) {
    String kind = call.known().value("blocks");
    if (call.owner().equals("java.nio.file.Files")
        && (TWINS.contains(call.name()) || VOID_TWINS.contains(call.name()))) {
      return "AsyncFiles." + call.name() + "(...) suspends instead";
    }
    if ("pipe".equals(kind) || call.name().equals("waitFor")) {
      return "Subprocess reads the pipes of a child without blocking";
    }
    return "toThread(() -> ...) does it in another thread";
  }

  /** The change, where it is sure to compile and to do the same. */
  public static Optional<Fix> fix(Program program, Call call) {
    Body body = call.in();
    if (!body.runsIn(Context.COROUTINE)
        || body.runsIn(Context.PLAIN)
        || body.runsIn(Context.THREAD)
        || body.runsIn(Context.CALLBACK)
        || body.initializesClass()
        || !(call.tree() instanceof MethodInvocationTree tree)
        || !(tree.getMethodSelect() instanceof MemberSelectTree select)) {
      return Optional.empty();
    }
    Unit unit = body.unit();
    if (hasTwin(program, call)) {
      var edit =
          new Fix.Edit(
              unit.start(select.getExpression()), unit.end(select.getExpression()), "AsyncFiles");
      return Optional.of(
          new Fix(
              "use AsyncFiles." + call.name(),
              List.of(edit),
              List.of("io.asyncio4j.files.AsyncFiles")));
    }
    if (!isWhole(call) || !Locals.canBeCaptured(program, unit, call.path())) {
      return Optional.empty();
    }
    int start = unit.start(tree);
    int end = unit.end(tree);
    return Optional.of(
        new Fix(
            "call " + call.name() + " in another thread",
            List.of(new Fix.Edit(start, start, "toThread(() -> "), new Fix.Edit(end, end, ")")),
            List.of("static io.asyncio4j.Asyncio.toThread")));
  }

  private static boolean hasTwin(Program program, Call call) {
    if (!call.owner().equals("java.nio.file.Files")) {
      return false;
    }
    var parameters = call.callee().getParameters();
    boolean ofPaths =
        switch (call.name()) {
          case "copy" ->
              program.knowledge().isA(parameters.get(0).asType(), "java.nio.file.Path")
                  && program.knowledge().isA(parameters.get(1).asType(), "java.nio.file.Path");
          case "write" -> parameters.get(1).asType().toString().equals("byte[]");
          case "readAttributes" ->
              program.knowledge().isA(parameters.get(1).asType(), "java.lang.Class");
          default -> true;
        };
    boolean isStatement = call.path().getParentPath().getLeaf() instanceof ExpressionStatementTree;
    return ofPaths
        && (TWINS.contains(call.name()) || (isStatement && VOID_TWINS.contains(call.name())));
  }

  /** Whether the call does all of its work at once and shares nothing with the coroutine. */
  private static boolean isWhole(Call call) {
    TreePath parent = Search.parent(call.path());
    boolean isAlone = !(parent.getLeaf() instanceof MemberSelectTree);
    return switch (String.valueOf(call.known().value("blocks"))) {
      case "file" ->
          call.owner().equals("java.nio.file.Files")
              && !Set.of("lines", "list", "walk", "find").contains(call.name())
              && !call.name().startsWith("new");
      case "dns" -> call.owner().equals("java.net.InetAddress");
      case "stdin" -> isAlone && call.owner().equals("java.lang.IO");
      default -> false;
    };
  }
}
