package io.asyncio4j.check.futures;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import io.asyncio4j.check.code.Search;
import io.asyncio4j.check.code.Uses;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Whether what an expression gives is thrown away. */
public final class Discards {
  /** What may be asked of a future without waiting for it. */
  private static final Set<String> IDLE = Set.of("name", "toString", "hashCode");

  private static final Set<String> COLLECTS =
      Set.of(
          "add",
          "addFirst",
          "addLast",
          "put",
          "putIfAbsent",
          "containsKey",
          "keySet",
          "size",
          "isEmpty",
          "clear",
          "toString");

  private final Program program;
  private final Uses uses;

  public Discards(Program program) {
    this.program = program;
    this.uses = Uses.of(program);
  }

  /** Whether the value of a call stands for itself, or is given to a lambda that gives nothing. */
  public boolean isDropped(Unit unit, TreePath path) {
    Tree parent = Search.parent(path).getLeaf();
    return parent instanceof ExpressionStatementTree
        || (parent instanceof LambdaExpressionTree lambda && givesNothing(unit, lambda))
        || (path.getLeaf() instanceof MemberReferenceTree reference
            && givesNothing(unit, reference));
  }

  /** Whether the functional interface that a lambda implements returns void. */
  private boolean givesNothing(Unit unit, Tree lambda) {
    if (!(unit.type(lambda) instanceof DeclaredType declared)) {
      return false;
    }
    List<ExecutableElement> abstracts =
        ElementFilter.methodsIn(
                program.elements().getAllMembers((TypeElement) declared.asElement()))
            .stream()
            .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
            .filter(method -> !isOfObject(method))
            .toList();
    return abstracts.size() == 1 && abstracts.getFirst().getReturnType().getKind() == TypeKind.VOID;
  }

  private static boolean isOfObject(ExecutableElement method) {
    return switch (method.getSimpleName().toString()) {
      case "equals" -> method.getParameters().size() == 1;
      case "hashCode", "toString" -> method.getParameters().isEmpty();
      default -> false;
    };
  }

  /** The local variable that a call's value is kept in, alone; null for others. */
  public @Nullable VariableElement local(Unit unit, TreePath path) {
    TreePath kept = goesTo(path);
    return switch (kept.getLeaf()) {
      case VariableTree declared -> local(unit, declared);
      case AssignmentTree assignment when isStatement(kept) ->
          local(unit, assignment.getVariable());
      default -> null;
    };
  }

  private static @Nullable VariableElement local(Unit unit, Tree named) {
    return unit.element(named) instanceof VariableElement variable
            && variable.getKind() == ElementKind.LOCAL_VARIABLE
        ? variable
        : null;
  }

  /** What takes a value; a conditional expression hands it on. */
  private static TreePath goesTo(TreePath path) {
    TreePath at = Search.parent(path);
    while (at.getLeaf() instanceof ConditionalExpressionTree) {
      at = Search.parent(at);
    }
    return at;
  }

  private static boolean isStatement(TreePath path) {
    return Search.parent(path).getLeaf() instanceof ExpressionStatementTree;
  }

  /** Whether nobody ever waits for the future in a local variable. */
  public boolean isForgotten(VariableElement future) {
    return uses.of(future).stream().allMatch(use -> calls(use, IDLE));
  }

  /** Whether the variable that keeps a call's value gets another before anybody looks at it. */
  public boolean isOverwritten(Unit unit, TreePath path, VariableElement future) {
    TreePath kept = goesTo(path);
    TreePath statement = kept.getLeaf() instanceof VariableTree ? kept : Search.parent(kept);
    TreePath around = statement.getParentPath();
    if (!(around.getLeaf() instanceof BlockTree block)) {
      return false;
    }
    List<? extends StatementTree> all = block.getStatements();
    for (StatementTree next : all.subList(all.indexOf(statement.getLeaf()) + 1, all.size())) {
      var at = new TreePath(around, next);
      if (Search.variables(unit, at).contains(future)) {
        return next instanceof ExpressionStatementTree only
            && only.getExpression() instanceof AssignmentTree assignment
            && future.equals(unit.element(assignment.getVariable()))
            && !Search.variables(unit, new TreePath(at, assignment.getExpression()))
                .contains(future);
      }
    }
    return false;
  }

  /** Whether the promise in a local variable is only ever completed. */
  public boolean isOnlyCompleted(VariableElement promise) {
    return uses.of(promise).stream().allMatch(use -> Futures.isCompletion(uses.calledOn(use)));
  }

  /** Whether the futures in a local collection, map or array are only ever collected. */
  public boolean isOnlyCollected(VariableElement collection) {
    return uses.of(collection).stream().allMatch(this::isCollecting);
  }

  private boolean isCollecting(Uses.Use use) {
    if (uses.calledOn(use) instanceof Call call) {
      return COLLECTS.contains(call.name())
          && (!call.name().startsWith("put") || isStatement(call.path()));
    }
    TreePath parent = Search.parent(use.path());
    return switch (parent.getLeaf()) {
      case MemberSelectTree select -> select.getIdentifier().contentEquals("length");
      case ArrayAccessTree access ->
          access.getExpression() == use.path().getLeaf()
              && Search.parent(parent).getLeaf() instanceof AssignmentTree assignment
              && assignment.getVariable() == access
              && isStatement(Search.parent(parent));
      default -> false;
    };
  }

  private boolean calls(Uses.Use use, Set<String> names) {
    Call call = uses.calledOn(use);
    return call != null && names.contains(call.name());
  }

  /** The local collection, map or array that a call's value is put into; null for any other use. */
  public @Nullable VariableElement collection(Unit unit, TreePath path) {
    Tree kept = goesTo(path).getLeaf();
    if (kept instanceof MethodInvocationTree tree
        && program.call(tree) instanceof Call call
        && (call.name().startsWith("add") || call.name().startsWith("put"))
        && call.receiver() != null) {
      return own(unit, call.receiver());
    }
    return kept instanceof AssignmentTree assignment
            && assignment.getVariable() instanceof ArrayAccessTree access
        ? own(unit, access.getExpression())
        : null;
  }

  /** A local variable that nobody but this method has the contents of. */
  private @Nullable VariableElement own(Unit unit, Tree named) {
    VariableElement variable = local(unit, named);
    return variable != null
            && program.values(variable).stream().allMatch(value -> isMadeHere(value.expression()))
        ? variable
        : null;
  }

  private boolean isMadeHere(ExpressionTree value) {
    return value instanceof NewArrayTree
        || value instanceof NewClassTree
        || (program.call(value) instanceof Call call
            && call.targets().isEmpty()
            && call.callee().getModifiers().contains(Modifier.STATIC));
  }
}
