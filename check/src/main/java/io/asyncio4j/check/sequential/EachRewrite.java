package io.asyncio4j.check.sequential;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import io.asyncio4j.check.Fix;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Effects;
import io.asyncio4j.check.program.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** A loop, or a stage of a stream, becomes a {@code gatherEach}; the order of the results stays. */
final class EachRewrite {
  /** How many may be under way: enough to be fast, and kind to whoever answers. */
  private static final int LIMIT = 10;

  private static final String DESCRIPTION = "gather the answers, ten at a time";

  private static final Map<String, String> UNBOXING =
      Map.of(
          "mapToInt", "Integer::intValue",
          "mapToLong", "Long::longValue",
          "mapToDouble", "Double::doubleValue");

  private final Rewrite rewrite;
  private final Unit unit;
  private final Call call;

  EachRewrite(Rewrite rewrite, Call call) {
    this.rewrite = rewrite;
    this.unit = rewrite.unit;
    this.call = call;
  }

  Optional<Fix> fix() {
    for (TreePath at = call.path(); at != null; at = at.getParentPath()) {
      Tree parent = at.getParentPath() == null ? null : at.getParentPath().getLeaf();
      switch (at.getLeaf()) {
        case EnhancedForLoopTree loop -> {
          return items(loop.getExpression())
              .flatMap(items -> inLoop(loop, loop.getStatement(), loop.getVariable(), items));
        }
        case ForLoopTree loop -> {
          return range(loop)
              .flatMap(items -> inLoop(loop, loop.getStatement(), index(loop), items));
        }
        case MemberReferenceTree reference when parent instanceof MethodInvocationTree -> {
          return inStream(reference, (MethodInvocationTree) parent);
        }
        case LambdaExpressionTree lambda -> {
          return parent instanceof MethodInvocationTree taker
              ? inStream(lambda, taker)
              : Optional.empty();
        }
        default -> {
          if (at.getLeaf() == call.in().tree()) {
            return Optional.empty();
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Fix> inLoop(
      StatementTree loop, StatementTree body, @Nullable VariableTree element, String items) {
    var inside = new Inside(rewrite.program);
    inside.scan(body, null);
    if (element == null
        || inside.waits.size() != 1
        || inside.leaves
        || Branches.isIn(call.path(), body)
        || !rewrite.mayCapture(call.tree(), element)
        || !rewrite.throwsOneType(List.of(call.tree()))
        || usesWhatTurnsChange(body)) {
      return Optional.empty();
    }
    String name = element.getName().toString();
    MethodInvocationTree add = onlyAdd(body);
    if (add != null
        && rewrite.mayCapture(add.getArguments().getFirst(), element)
        && rewrite.throwsOneType(add.getArguments())) {
      String list = rewrite.source(((MemberSelectTree) add.getMethodSelect()).getExpression());
      String each = name + " -> " + rewrite.source(add.getArguments().getFirst());
      return fix(List.of(rewrite.replace(loop, addAll(list, items, each) + ";")), items);
    }
    if (!isInBlock(loop)) {
      return Optional.empty();
    }
    String answers = rewrite.free("answers", new HashSet<>());
    int start = unit.start(loop);
    return fix(
        List.of(
            new Fix.Edit(
                start,
                start,
                "var "
                    + answers
                    + " = "
                    + gatherEach(items, name + " -> " + rewrite.source(call.tree()))
                    + ".iterator();\n"
                    + rewrite.indent(loop)),
            rewrite.replace(call.tree(), answers + ".next()")),
        items);
  }

  private boolean isInBlock(StatementTree loop) {
    TreePath at = call.path();
    while (at.getLeaf() != loop) {
      at = at.getParentPath();
    }
    return at.getParentPath().getLeaf() instanceof BlockTree;
  }

  private Optional<Fix> fix(List<Fix.Edit> edits, String items) {
    Optional<Fix> fix = rewrite.fix(DESCRIPTION, edits, "gatherEach");
    if (items.startsWith("Arrays.")) {
      return fix.map(found -> with(found, "java.util.Arrays"));
    }
    return items.startsWith("IntStream.")
        ? fix.map(found -> with(found, "java.util.stream.IntStream"))
        : fix;
  }

  private static Fix with(Fix fix, String imported) {
    var imports = new ArrayList<>(fix.imports());
    imports.add(imported);
    return new Fix(fix.description(), fix.edits(), imports);
  }

  private static String gatherEach(String items, String each) {
    return "gatherEach(" + items + ", " + LIMIT + ", " + each + ")";
  }

  private static String addAll(String list, String items, String each) {
    return list + ".addAll(" + gatherEach(items, each) + ")";
  }

  /** Whether the call needs a variable that a turn declares or changes. */
  private boolean usesWhatTurnsChange(StatementTree body) {
    Effects turn = rewrite.program.effects(unit, body);
    Set<VariableElement> changed = new HashSet<>(turn.writes());
    changed.addAll(turn.counts());
    return rewrite.program.effects(unit, call.tree()).reads().stream().anyMatch(changed::contains);
  }

  /** The {@code list.add(...)} that is all a turn does. */
  private @Nullable MethodInvocationTree onlyAdd(Tree body) {
    Tree only = body;
    if (body instanceof BlockTree block) {
      if (block.getStatements().size() != 1) {
        return null;
      }
      only = block.getStatements().getFirst();
    }
    if (only instanceof ExpressionStatementTree statement) {
      only = statement.getExpression();
    }
    return only instanceof MethodInvocationTree add
            && add.getArguments().size() == 1
            && add.getMethodSelect() instanceof MemberSelectTree select
            && select.getIdentifier().contentEquals("add")
            && select.getExpression() instanceof IdentifierTree
            && rewrite
                .program
                .knowledge()
                .isA(unit.type(select.getExpression()), "java.util.Collection")
            && Trees.contains(add.getArguments().getFirst(), call.tree())
        ? add
        : null;
  }

  /**
   * The source of a collection with the elements of {@code expression}, which is looked at twice.
   */
  private Optional<String> items(ExpressionTree expression) {
    Effects effects = rewrite.program.effects(unit, expression);
    if (!effects.writes().isEmpty() || !effects.outside().isEmpty()) {
      return Optional.empty();
    }
    String source = rewrite.source(expression);
    TypeMirror type = unit.type(expression);
    if (type instanceof ArrayType array) {
      return Optional.of(
          array.getComponentType().getKind().isPrimitive()
              ? "Arrays.stream(" + source + ").boxed().toList()"
              : "Arrays.asList(" + source + ")");
    }
    return rewrite.program.knowledge().isA(type, "java.util.Collection")
        ? Optional.of(source)
        : Optional.empty();
  }

  /** {@code for (int i = 0; i < n; i++)} as a list of numbers. */
  private Optional<String> range(ForLoopTree loop) {
    VariableTree index = index(loop);
    if (index == null
        || index.getInitializer() == null
        || loop.getUpdate().size() != 1
        || !(loop.getUpdate().getFirst().getExpression() instanceof UnaryTree step)
        || !isIncrement(step)
        || !(loop.getCondition() instanceof BinaryTree bound)
        || !(bound.getLeftOperand() instanceof IdentifierTree name)
        || !name.getName().equals(index.getName())
        || !rewrite.mayCapture(bound.getRightOperand())) {
      return Optional.empty();
    }
    String range =
        switch (bound.getKind()) {
          case LESS_THAN -> "range";
          case LESS_THAN_EQUAL -> "rangeClosed";
          default -> null;
        };
    TypeMirror type = unit.type(index);
    return range == null || type == null || type.getKind() != TypeKind.INT
        ? Optional.empty()
        : Optional.of(
            "IntStream."
                + range
                + "("
                + rewrite.source(index.getInitializer())
                + ", "
                + rewrite.source(bound.getRightOperand())
                + ").boxed().toList()");
  }

  private static boolean isIncrement(UnaryTree step) {
    return step.getKind() == Tree.Kind.POSTFIX_INCREMENT
        || step.getKind() == Tree.Kind.PREFIX_INCREMENT;
  }

  private static @Nullable VariableTree index(ForLoopTree loop) {
    return loop.getInitializer().size() == 1
            && loop.getInitializer().getFirst() instanceof VariableTree index
        ? index
        : null;
  }

  private Optional<Fix> inStream(ExpressionTree each, MethodInvocationTree stage) {
    if (!(stage.getMethodSelect() instanceof MemberSelectTree select)
        || stage.getArguments().size() != 1
        || !isSimple(each)) {
      return Optional.empty();
    }
    String method = select.getIdentifier().toString();
    ExpressionTree before = select.getExpression();
    if (method.equals("forEach")) {
      return forEach(each, stage, before);
    }
    if (!rewrite.program.knowledge().isA(unit.type(before), "java.util.stream.BaseStream")) {
      return Optional.empty();
    }
    String gathered = gatherEach(elements(before), rewrite.source(each));
    if (method.equals("map") || method.equals("mapToObj")) {
      boolean numbers =
          !rewrite.program.knowledge().isA(unit.type(stage), "java.util.stream.Stream");
      if (numbers) {
        return Optional.empty();
      }
      Tree toList = toList(stage);
      return toList == null
          ? fix(List.of(rewrite.replace(stage, gathered + ".stream()")), "")
          : fix(List.of(rewrite.replace(toList, gathered)), "");
    }
    String unboxing = UNBOXING.get(method);
    return unboxing != null && givesSameNumber(each, method)
        ? fix(
            List.of(
                rewrite.replace(stage, gathered + ".stream()." + method + "(" + unboxing + ")")),
            "")
        : Optional.empty();
  }

  /** A method reference, or a lambda of one expression, in which one call waits. */
  private boolean isSimple(ExpressionTree each) {
    if (each instanceof MemberReferenceTree) {
      return true;
    }
    if (!(each instanceof LambdaExpressionTree lambda)
        || !(lambda.getBody() instanceof ExpressionTree)
        || lambda.getParameters().size() != 1) {
      return false;
    }
    Body body = rewrite.program.body(each);
    return body != null;
  }

  private Optional<Fix> forEach(
      ExpressionTree each, MethodInvocationTree stage, ExpressionTree items) {
    if (!(each instanceof LambdaExpressionTree lambda)
        || !(onlyAdd(lambda.getBody()) instanceof MethodInvocationTree add)) {
      return Optional.empty();
    }
    return items(items)
        .flatMap(source -> {
          String list = rewrite.source(((MemberSelectTree) add.getMethodSelect()).getExpression());
          String parameter = lambda.getParameters().getFirst().getName().toString();
          String value = rewrite.source(add.getArguments().getFirst());
          String text = addAll(list, source, parameter + " -> " + value);
          return fix(List.of(rewrite.replace(stage, text)), source);
        });
  }

  private boolean givesSameNumber(ExpressionTree each, String method) {
    TypeMirror type =
        each instanceof LambdaExpressionTree lambda
            ? unit.type(lambda.getBody())
            : call.callee().getReturnType();
    TypeKind wanted =
        switch (method) {
          case "mapToInt" -> TypeKind.INT;
          case "mapToLong" -> TypeKind.LONG;
          default -> TypeKind.DOUBLE;
        };
    return type != null && type.getKind() == wanted;
  }

  /** The stream's elements so far, in a collection. */
  private String elements(ExpressionTree stream) {
    if (stream instanceof MethodInvocationTree source
        && source.getMethodSelect() instanceof MemberSelectTree select
        && select.getIdentifier().contentEquals("stream")
        && source.getArguments().isEmpty()) {
      return rewrite.source(select.getExpression());
    }
    boolean isStream =
        rewrite.program.knowledge().isA(unit.type(stream), "java.util.stream.Stream");
    return rewrite.source(stream) + (isStream ? ".toList()" : ".boxed().toList()");
  }

  private @Nullable Tree toList(MethodInvocationTree stage) {
    TreePath at = call.path();
    while (at.getLeaf() != stage) {
      at = at.getParentPath();
    }
    Tree select = at.getParentPath().getLeaf();
    Tree next = at.getParentPath().getParentPath().getLeaf();
    return select instanceof MemberSelectTree name
            && name.getIdentifier().contentEquals("toList")
            && next instanceof MethodInvocationTree
        ? next
        : null;
  }
}
