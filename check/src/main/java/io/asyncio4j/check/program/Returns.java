package io.asyncio4j.check.program;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a method returns. */
public final class Returns {
  private Returns() {}

  /** The expressions that {@code body} returns, without those of its lambdas. */
  public static List<ExpressionTree> expressions(Body body) {
    var found = new ArrayList<ExpressionTree>();
    if (body.code() instanceof ExpressionTree expression) {
      found.add(expression);
      return found;
    }
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void unused) {
        if (tree.getExpression() != null) {
          found.add(tree.getExpression());
        }
        return null;
      }

      @Override
      public @Nullable Void visitLambdaExpression(
          LambdaExpressionTree tree, @Nullable Void unused) {
        return null;
      }

      @Override
      public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
        return null;
      }
    }.scan(body.code(), null);
    return found;
  }

  /** The lambdas among them. */
  static List<Body> lambdas(Program program, Body body) {
    var found = new ArrayList<Body>();
    for (ExpressionTree expression : expressions(body)) {
      if (expression instanceof LambdaExpressionTree || expression instanceof MemberReferenceTree) {
        Body lambda = program.body(expression);
        if (lambda != null) {
          found.add(lambda);
        }
      }
    }
    return found;
  }
}
