package io.asyncio4j.check.code;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Where each variable is named, its declaration and assignments to it left out. */
public final class Uses {
  private final Program program;
  private final Map<VariableElement, List<Use>> uses = new HashMap<>();

  /** One place. */
  public record Use(Unit unit, TreePath path) {}

  private Uses(Program program) {
    this.program = program;
    for (Unit unit : program.units()) {
      new Reader(unit).scan(unit.tree(), null);
    }
  }

  public static Uses of(Program program) {
    return program.analysis(Uses.class, Uses::new);
  }

  /** In the order of the text. */
  public List<Use> of(VariableElement variable) {
    return uses.getOrDefault(variable, List.of());
  }

  /** The call of which this is the receiver; null when it is used in another way. */
  public @Nullable Call calledOn(Use use) {
    TreePath parent = Search.parent(use.path());
    return parent.getLeaf() instanceof MemberSelectTree
            && parent.getParentPath().getLeaf() instanceof MethodInvocationTree call
            && call.getMethodSelect() == parent.getLeaf()
        ? program.call(call)
        : null;
  }

  private final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Unit unit;

    Reader(Unit unit) {
      this.unit = unit;
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
      add(tree);
      return null;
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
      add(tree);
      return super.visitMemberSelect(tree, null);
    }

    private void add(Tree tree) {
      boolean isTarget =
          getCurrentPath().getParentPath().getLeaf() instanceof AssignmentTree assignment
              && assignment.getVariable() == tree;
      if (!isTarget && unit.element(tree) instanceof VariableElement variable) {
        uses.computeIfAbsent(variable, _ -> new ArrayList<>()).add(new Use(unit, getCurrentPath()));
      }
    }
  }
}
