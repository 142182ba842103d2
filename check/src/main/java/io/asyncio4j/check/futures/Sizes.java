package io.asyncio4j.check.futures;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import io.asyncio4j.check.code.Arguments;
import io.asyncio4j.check.code.Search;
import io.asyncio4j.check.code.Texts;
import io.asyncio4j.check.code.Uses;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Returns;
import io.asyncio4j.check.program.Unit;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What makes the number of elements or turns one that the program does not bound. */
public final class Sizes {
  /** From here on a number that stands in the source is too much at once, too. */
  public static final long MANY = 10_000;

  private static final int DEPTH = 8;
  private static final Set<String> BOUNDS = Set.of("limit", "subList", "range", "sample", "page");

  private final Program program;

  public Sizes(Program program) {
    this.program = program;
  }

  /** Why nobody knows how many elements there are; null where there is no sign of that. */
  public @Nullable String unbounded(Unit unit, ExpressionTree elements) {
    return unbounded(unit, elements, DEPTH);
  }

  private @Nullable String unbounded(Unit unit, ExpressionTree expression, int depth) {
    if (depth == 0) {
      return null;
    }
    return switch (expression) {
      case ParenthesizedTree inner -> unbounded(unit, inner.getExpression(), depth);
      case TypeCastTree cast -> unbounded(unit, cast.getExpression(), depth);
      case ConditionalExpressionTree either -> {
        String first = unbounded(unit, either.getTrueExpression(), depth);
        yield first != null ? first : unbounded(unit, either.getFalseExpression(), depth);
      }
      case NewClassTree created ->
          isA(unit.type(created), "io.asyncio4j.AsyncQueue")
              ? "a queue"
              : created.getArguments().isEmpty()
                  ? null
                  : unbounded(unit, created.getArguments().getFirst(), depth - 1);
      case MethodInvocationTree tree ->
          program.call(tree) instanceof Call call ? ofCall(call, depth) : null;
      default ->
          unit.element(expression) instanceof VariableElement variable
              ? ofVariable(variable, depth)
              : null;
    };
  }

  private @Nullable String ofVariable(VariableElement variable, int depth) {
    if (isA(variable.asType(), "io.asyncio4j.AsyncQueue")) {
      return "a queue";
    }
    for (Program.Value value : program.values(variable)) {
      String found = unbounded(value.unit(), value.expression(), depth - 1);
      if (found != null) {
        return found;
      }
    }
    for (Program.Value value : Arguments.of(program).of(variable)) {
      String found = unbounded(value.unit(), value.expression(), depth - 1);
      if (found != null) {
        return found;
      }
    }
    return isA(variable.asType(), "java.util.Collection") ? ofAdditions(variable, depth) : null;
  }

  /** Where elements are added in a loop, as many as it has turns. */
  private @Nullable String ofAdditions(VariableElement collection, int depth) {
    Uses uses = Uses.of(program);
    for (Uses.Use use : uses.of(collection)) {
      Call call = uses.calledOn(use);
      if (call == null || !call.name().startsWith("add")) {
        continue;
      }
      String found =
          call.name().equals("addAll") && !call.arguments().isEmpty()
              ? unbounded(use.unit(), call.arguments().getLast(), depth - 1)
              : null;
      Program.Declaration declared = program.declaration(collection);
      for (TreePath at = use.path(); found == null && at != null; at = at.getParentPath()) {
        if (at.getLeaf() instanceof LambdaExpressionTree
            || at.getLeaf() instanceof MethodTree
            || (declared != null && Search.isWithin(declared.path(), at.getLeaf()))) {
          break;
        }
        found = turns(use.unit(), at, depth - 1);
      }
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable String ofCall(Call call, int depth) {
    Unit unit = call.in().unit();
    if (BOUNDS.contains(call.name())) {
      return call.name().equals("range") ? ofRange(call) : null;
    }
    switch (call.owner() + "." + call.name()) {
      case "java.nio.file.Files.lines",
          "java.nio.file.Files.readAllLines",
          "io.asyncio4j.files.AsyncFiles.lines",
          "io.asyncio4j.files.AsyncFiles.readAllLines" -> {
        return "all lines of a file";
      }
      case "java.nio.file.Files.list",
          "java.nio.file.Files.walk",
          "java.nio.file.Files.find",
          "io.asyncio4j.files.AsyncFiles.list",
          "io.asyncio4j.files.AsyncFiles.walk" -> {
        return "all files of a folder";
      }
      case "java.util.stream.IntStream.rangeClosed", "java.util.stream.LongStream.rangeClosed" -> {
        return ofRange(call);
      }
      case "java.util.stream.Stream.generate", "java.util.stream.IntStream.generate" -> {
        return "an endless stream";
      }
      case "java.util.stream.Stream.iterate", "java.util.stream.IntStream.iterate" -> {
        return call.arguments().size() == 2 ? "an endless stream" : null;
      }
      case "java.util.Collections.nCopies" -> {
        long n = Texts.number(program, unit, call.arguments().getFirst());
        return n >= MANY ? n + " elements" : null;
      }
      case "io.asyncio4j.Asyncio.generator" -> {
        return ofGenerator(call, depth);
      }
      default -> {}
    }
    for (Body target : call.targets()) {
      for (ExpressionTree returned : Returns.expressions(target)) {
        String found = unbounded(target.unit(), returned, depth - 1);
        if (found != null) {
          return found;
        }
      }
    }
    ExpressionTree receiver = call.receiver();
    return call.targets().isEmpty() && receiver != null && isMany(unit.type(call.tree()))
        ? unbounded(unit, receiver, depth - 1)
        : null;
  }

  private @Nullable String ofRange(Call call) {
    if (call.arguments().size() != 2) {
      return null;
    }
    long end = Texts.number(program, call.in().unit(), call.arguments().getLast());
    return end >= MANY ? end + " elements" : null;
  }

  /** A generator has no end where it emits in a loop that has none. */
  private @Nullable String ofGenerator(Call call, int depth) {
    for (var passed : call.passed()) {
      Body body = passed.body();
      for (Call emit : body.calls()) {
        if (!emit.name().equals("emit")) {
          continue;
        }
        for (TreePath at = emit.path();
            at != null && at.getLeaf() != body.tree();
            at = at.getParentPath()) {
          String found = turns(body.unit(), at, depth - 1);
          if (found != null) {
            return found;
          }
        }
      }
    }
    return null;
  }

  private boolean isMany(@Nullable TypeMirror type) {
    return type instanceof ArrayType
        || isA(type, "java.lang.Iterable")
        || isA(type, "java.util.stream.BaseStream");
  }

  /** Why nobody knows how many turns a loop has; null for a bounded one, and what is no loop. */
  public @Nullable String turns(Unit unit, TreePath loop) {
    return turns(unit, loop, DEPTH);
  }

  private @Nullable String turns(Unit unit, TreePath path, int depth) {
    return switch (path.getLeaf()) {
      case EnhancedForLoopTree loop -> unbounded(unit, loop.getExpression(), depth);
      case WhileLoopTree loop -> whileTurns(unit, path, loop.getCondition());
      case DoWhileLoopTree loop -> whileTurns(unit, path, loop.getCondition());
      case ForLoopTree loop ->
          loop.getCondition() == null ? "an endless loop" : forTurns(unit, loop.getCondition());
      default -> null;
    };
  }

  private @Nullable String forTurns(Unit unit, ExpressionTree condition) {
    if (condition instanceof BinaryTree both) {
      long end = Texts.number(program, unit, both.getRightOperand());
      return end >= MANY ? end + " elements" : null;
    }
    return null;
  }

  private @Nullable String whileTurns(Unit unit, TreePath loop, ExpressionTree condition) {
    ExpressionTree inner = condition;
    while (inner instanceof ParenthesizedTree parentheses) {
      inner = parentheses.getExpression();
    }
    if (inner instanceof LiteralTree literal && Boolean.TRUE.equals(literal.getValue())) {
      return "an endless loop";
    }
    TreePath path = new TreePath(loop, condition);
    for (TreePath part : Search.own(path, Tree.class)) {
      if (part.getLeaf() instanceof MethodInvocationTree tree
          && program.call(tree) instanceof Call call
          && call.receiver() != null) {
        TypeMirror type = unit.type(call.receiver());
        if (call.name().equals("next") && isA(type, "java.sql.ResultSet")) {
          return "all rows of a query";
        }
        if (call.name().equals("readLine")
            && Search.parent(part).getLeaf() instanceof AssignmentTree) {
          return "all lines that come";
        }
      }
    }
    return null;
  }

  private boolean isA(@Nullable TypeMirror type, String name) {
    return program.knowledge().isA(type, name);
  }
}
