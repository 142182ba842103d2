package io.asyncio4j.check.blocking;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.WhileLoopTree;
import io.asyncio4j.check.code.Arguments;
import io.asyncio4j.check.code.Texts;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** How often loops turn, how long arrays are, how much collections hold, as the source tells. */
final class Extents {
  /** So large that nothing is added to it. */
  static final long MOST = Long.MAX_VALUE / 1_000_000_000;

  private static final Set<String> FILLS = Set.of("add", "addLast", "offer", "push", "put");
  private static final Set<String> MAKES = Set.of("toArray", "toList", "collect");

  private final Program program;

  /** Turns of a loop whose bound is a number that the source does not give. */
  private final long counted;

  /** Turns of a loop over what a collection holds, or until something is found. */
  private final long collection;

  /** Whether a loop that may be left early turns no oftener than one without a bound. */
  private final boolean isLeast;

  private final Map<VariableElement, Long> lengths = new HashMap<>();
  private @Nullable Map<VariableElement, Long> filled;

  private Extents(Program program, long counted, long collection, boolean isLeast) {
    this.program = program;
    this.counted = counted;
    this.collection = collection;
    this.isLeast = isLeast;
  }

  static Extents likely(Program program) {
    return new Extents(program, 1000, 50, false);
  }

  static Extents least(Program program) {
    return new Extents(program, 1, 1, true);
  }

  static long times(long a, long b) {
    return a > MOST / Math.max(1, b) ? MOST : a * b;
  }

  /** How often a loop is run through; once, where it is none. */
  long turns(Unit unit, Tree tree) {
    long turns =
        switch (tree) {
          case ForLoopTree loop -> forTurns(unit, loop);
          case EnhancedForLoopTree loop -> {
            long length = length(unit, loop.getExpression());
            yield length < 0 ? collection : length;
          }
          case WhileLoopTree loop -> whileTurns(unit, loop.getCondition());
          case DoWhileLoopTree loop -> whileTurns(unit, loop.getCondition());
          default -> 1;
        };
    return isLeast && turns > counted && Exits.has(tree) ? counted : turns;
  }

  private long forTurns(Unit unit, ForLoopTree loop) {
    if (!(loop.getCondition() instanceof BinaryTree both)) {
      return collection;
    }
    if (isLeast && !isStep(loop)) {
      return counted;
    }
    long left = end(unit, both.getLeftOperand());
    long right = end(unit, both.getRightOperand());
    long larger = Math.max(left, right);
    return larger >= 0 ? larger : counted;
  }

  /** {@code i++}, unlike {@code i *= 2}. */
  private static boolean isStep(ForLoopTree loop) {
    return !loop.getUpdate().isEmpty()
        && loop.getUpdate().stream()
            .allMatch(update ->
                update instanceof ExpressionStatementTree step
                    && step.getExpression() instanceof UnaryTree);
  }

  /** A number that is counted up to; else as many as a collection has. */
  private long whileTurns(Unit unit, ExpressionTree condition) {
    ExpressionTree inner =
        condition instanceof ParenthesizedTree parentheses
            ? parentheses.getExpression()
            : condition;
    if (inner instanceof BinaryTree both && both.getKind() == Tree.Kind.CONDITIONAL_AND) {
      return Math.max(
          whileTurns(unit, both.getLeftOperand()), whileTurns(unit, both.getRightOperand()));
    }
    return inner instanceof BinaryTree both
        ? Math.max(collection, end(unit, both.getRightOperand()))
        : collection;
  }

  /** The largest number there is mostly means that there is no bound. */
  private long end(Unit unit, ExpressionTree expression) {
    long bound = bound(unit, expression);
    return isLeast && bound == Integer.MAX_VALUE ? -1 : bound;
  }

  /** The number that an expression is at most; -1 when that is not known. */
  long bound(Unit unit, ExpressionTree expression) {
    long number = Texts.number(program, unit, expression);
    if (number > 0) {
      return number;
    }
    long length = lengthOf(unit, expression);
    if (length >= 0) {
      return length;
    }
    if (unit.element(expression) instanceof VariableElement variable) {
      long most = -1;
      for (Program.Value value : Arguments.of(program).of(variable)) {
        most = Math.max(most, Texts.number(program, value.unit(), value.expression()));
      }
      if (most >= 0) {
        return most;
      }
      List<Program.Value> values = program.values(variable);
      return !program.isReassigned(variable) && values.size() == 1
          ? lengthOf(values.getFirst().unit(), values.getFirst().expression())
          : -1;
    }
    return -1;
  }

  /** What {@code cells.length} or {@code names.size()} is. */
  private long lengthOf(Unit unit, ExpressionTree expression) {
    if (expression instanceof MemberSelectTree select
        && select.getIdentifier().contentEquals("length")) {
      return length(unit, select.getExpression());
    }
    return program.call(expression) instanceof Call call
            && call.name().equals("size")
            && call.receiver() != null
        ? length(unit, call.receiver())
        : -1;
  }

  /** How many elements the stream has that a call is a stage of. */
  long elements(Call call) {
    long given = call.receiver() == null ? -1 : streamed(call.in().unit(), call.receiver());
    return given < 0 ? collection : given;
  }

  /** How many elements come out of a chain of stages; -1 when that is not known. */
  private long streamed(Unit unit, ExpressionTree chain) {
    ExpressionTree at = chain;
    while (at instanceof MethodInvocationTree tree && program.call(tree) instanceof Call stage) {
      if (stage.name().startsWith("range") && stage.arguments().size() == 2) {
        long end = bound(unit, stage.arguments().get(1));
        return end < 0 ? counted : end;
      }
      if (given(stage) >= 0) {
        return given(stage);
      }
      if (stage.receiver() == null && stage.arguments().size() == 1) {
        return length(unit, stage.arguments().getFirst()); // Arrays.stream(numbers)
      }
      at = stage.receiver();
    }
    return at == null ? -1 : length(unit, at);
  }

  /** How many elements a stage of a stream gives or lets pass; -1 when it does not say. */
  long given(Call stage) {
    Unit unit = stage.in().unit();
    List<? extends ExpressionTree> arguments = stage.arguments();
    return switch (stage.name()) {
      case "range", "rangeClosed", "limit" ->
          arguments.isEmpty() ? -1 : end(unit, arguments.getLast());
      // Two arguments are the bounds of numbers without end.
      case "ints", "longs", "doubles" ->
          arguments.size() % 2 == 0 ? -1 : bound(unit, arguments.getFirst());
      default -> -1;
    };
  }

  /** The length of an array or collection that the source makes; -1 when that is not known. */
  long length(Unit unit, ExpressionTree array) {
    if (array instanceof ArrayAccessTree row) {
      return length(unit, row.getExpression()); // mostly as many columns as rows
    }
    if (!(unit.element(array) instanceof VariableElement variable)) {
      return -1;
    }
    Long before =
        lengths.putIfAbsent(variable, -1L); // of one that comes of itself nothing is known
    if (before != null) {
      return before;
    }
    long length = length(variable);
    lengths.put(variable, length);
    return length;
  }

  private long length(VariableElement variable) {
    List<Program.Value> values = program.values(variable);
    if (values.size() == 1) {
      long made = madeLength(values.getFirst().unit(), values.getFirst().expression());
      if (made >= 0) {
        return made;
      }
    }
    long passed = -1;
    for (Program.Value value : Arguments.of(program).of(variable)) {
      passed = Math.max(passed, passedLength(value.unit(), value.expression()));
    }
    return Math.max(passed, held(variable));
  }

  private long passedLength(Unit unit, ExpressionTree value) {
    long made = madeLength(unit, value);
    return made < 0
            && unit.element(value) instanceof VariableElement variable
            && variable.getKind() != ElementKind.PARAMETER
        ? length(unit, value)
        : made;
  }

  private long madeLength(Unit unit, ExpressionTree value) {
    if (value instanceof NewArrayTree made && !(made.getType() instanceof ArrayTypeTree)) {
      if (made.getInitializers() != null) {
        return made.getInitializers().size();
      }
      return made.getDimensions().isEmpty() ? -1 : bound(unit, made.getDimensions().getFirst());
    }
    return program.call(value) instanceof Call call
            && MAKES.contains(call.name())
            && call.receiver() != null
        ? streamed(unit, call.receiver())
        : -1;
  }

  /** How many elements a collection is seen to be given; -1 when none are. */
  private long held(VariableElement variable) {
    if (filled == null) {
      filled = new HashMap<>();
      for (Body body : program.bodies()) {
        for (Call call : body.calls()) {
          if (FILLS.contains(call.name())
              && call.receiver() != null
              && call.targets().isEmpty()
              && body.unit().element(call.receiver()) instanceof VariableElement collection) {
            filled.merge(collection, turnsAround(call), Math::max);
          }
        }
      }
    }
    return filled.getOrDefault(variable, -1L);
  }

  /** How often the loops around a call are run through, in its own body. */
  private long turnsAround(Call call) {
    long turns = 1;
    for (Tree tree : call.path()) {
      if (tree == call.in().tree()) {
        break;
      }
      turns = times(turns, turns(call.in().unit(), tree));
    }
    return turns;
  }
}
