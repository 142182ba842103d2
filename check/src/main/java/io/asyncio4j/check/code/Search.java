package io.asyncio4j.check.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Finds parts of a piece of code. */
public final class Search {
  private Search() {}

  /** The parts of one kind below {@code in}, in the order of the text, without those in lambdas. */
  public static <T extends Tree> List<TreePath> own(TreePath in, Class<T> kind) {
    return find(in, kind, false);
  }

  /** The parts of one kind below {@code in}, in the order of the text. */
  public static <T extends Tree> List<TreePath> all(TreePath in, Class<T> kind) {
    return find(in, kind, true);
  }

  private static <T extends Tree> List<TreePath> find(
      TreePath in, Class<T> kind, boolean inLambdas) {
    var found = new ArrayList<TreePath>();
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
        if (tree == null
            || (!inLambdas
                && (tree instanceof LambdaExpressionTree
                    || tree instanceof MethodTree
                    || tree instanceof ClassTree))) {
          return null;
        }
        if (kind.isInstance(tree)) {
          found.add(new TreePath(getCurrentPath(), tree));
        }
        return super.scan(tree, null);
      }
    }.scan(in, null);
    return found;
  }

  /** The calls below {@code in}, in the order of the text, without those in lambdas. */
  public static List<Call> calls(Program program, TreePath in) {
    var found = new ArrayList<Call>();
    for (TreePath path : own(in, Tree.class)) {
      if (program.call(path.getLeaf()) instanceof Call call) {
        found.add(call);
      }
    }
    found.sort(Comparator.comparingInt(call -> call.in().unit().position(call.tree())));
    return found;
  }

  /** The variables that are named in a piece of code, lambdas included. */
  public static Set<VariableElement> variables(Unit unit, TreePath in) {
    var found = new LinkedHashSet<VariableElement>();
    if (unit.element(in.getLeaf()) instanceof VariableElement variable) {
      found.add(variable);
    }
    for (TreePath path : all(in, Tree.class)) {
      switch (path.getLeaf().getKind()) {
        case IDENTIFIER, MEMBER_SELECT -> {
          if (unit.element(path.getLeaf()) instanceof VariableElement variable) {
            found.add(variable);
          }
        }
        default -> {}
      }
    }
    return found;
  }

  /** The nearest lambda or method around; null outside of both. */
  public static @Nullable Body bodyOf(Program program, Unit unit, TreePath at) {
    for (TreePath path = at.getParentPath(); path != null; path = path.getParentPath()) {
      Body body =
          switch (path.getLeaf()) {
            case LambdaExpressionTree lambda -> program.body(lambda);
            case MethodTree method when unit.element(method) instanceof ExecutableElement element ->
                program.body(element);
            default -> null;
          };
      if (body != null) {
        return body;
      }
    }
    return null;
  }

  /** The nearest part of one kind around, in the same lambda or method; null when there is none. */
  public static @Nullable TreePath around(TreePath at, Class<? extends Tree> kind) {
    for (TreePath path = at.getParentPath(); path != null; path = path.getParentPath()) {
      Tree tree = path.getLeaf();
      if (kind.isInstance(tree)) {
        return path;
      }
      if (tree instanceof LambdaExpressionTree
          || tree instanceof MethodTree
          || tree instanceof ClassTree) {
        return null;
      }
    }
    return null;
  }

  /** Whether {@code inner} stands below {@code outer}, or is it. */
  public static boolean isWithin(TreePath inner, Tree outer) {
    for (Tree tree : inner) {
      if (tree == outer) {
        return true;
      }
    }
    return false;
  }

  /** The parent, parentheses and casts left out. */
  public static TreePath parent(TreePath of) {
    TreePath path = of.getParentPath();
    while (path.getLeaf() instanceof ParenthesizedTree || path.getLeaf() instanceof TypeCastTree) {
      path = path.getParentPath();
    }
    return path;
  }
}
