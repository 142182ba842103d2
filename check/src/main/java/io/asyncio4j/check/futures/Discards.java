package io.asyncio4j.check.futures;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
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

  private static final Set<String> COMPLETES =
      Set.of("setResult", "setException", "complete", "completeExceptionally", "isDone");

  private static final Set<String> COLLECTS =
      Set.of("add", "addFirst", "addLast", "size", "isEmpty", "clear", "toString");

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

  /**
   * The local variable that a call's value is assigned to where it is declared; null for others.
   */
  public @Nullable VariableElement local(Unit unit, TreePath path) {
    return Search.parent(path).getLeaf() instanceof VariableTree declared
            && unit.element(declared) instanceof VariableElement variable
            && variable.getKind() == ElementKind.LOCAL_VARIABLE
        ? variable
        : null;
  }

  /** Whether nobody ever waits for the future in a local variable. */
  public boolean isForgotten(VariableElement future) {
    return uses.of(future).stream().allMatch(use -> calls(use, IDLE));
  }

  /** Whether the promise in a local variable is only ever completed. */
  public boolean isOnlyCompleted(VariableElement promise) {
    return uses.of(promise).stream().allMatch(use -> calls(use, COMPLETES));
  }

  /** Whether the futures in a local collection are only ever collected. */
  public boolean isOnlyCollected(VariableElement collection) {
    return uses.of(collection).stream().allMatch(use -> calls(use, COLLECTS));
  }

  private boolean calls(Uses.Use use, Set<String> names) {
    Call call = uses.calledOn(use);
    return call != null && names.contains(call.name());
  }

  /** The local collection that a call's value is added to; null for any other use. */
  public @Nullable VariableElement collection(Unit unit, TreePath path) {
    return Search.parent(path).getLeaf() instanceof MethodInvocationTree tree
            && program.call(tree) instanceof Call add
            && add.name().startsWith("add")
            && add.receiver() != null
            && unit.element(add.receiver()) instanceof VariableElement variable
            && variable.getKind() == ElementKind.LOCAL_VARIABLE
        ? variable
        : null;
  }
}
