package io.asyncio4j.check.sequential;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Program;
import org.jspecify.annotations.Nullable;

/**
 * Comes by the calls that wait in the order in which they are made: arguments before the call, what
 * lambdas and local classes do not at all.
 */
abstract class WaitScanner extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final Program program;

  WaitScanner(Program program) {
    this.program = program;
  }

  /** {@code call} waits. */
  abstract void waits(Call call);

  private void callOf(Tree tree) {
    Call call = program.call(tree);
    if (call != null && Wait.is(call)) {
      waits(call);
    }
  }

  @Override
  public final @Nullable Void visitMethodInvocation(
      MethodInvocationTree tree, @Nullable Void unused) {
    super.visitMethodInvocation(tree, null);
    callOf(tree);
    return null;
  }

  @Override
  public final @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
    scan(tree.getArguments(), null);
    callOf(tree);
    return null;
  }

  @Override
  public final @Nullable Void visitLambdaExpression(
      LambdaExpressionTree tree, @Nullable Void unused) {
    return null;
  }

  @Override
  public final @Nullable Void visitMemberReference(
      MemberReferenceTree tree, @Nullable Void unused) {
    return null;
  }

  @Override
  public final @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
    return null;
  }
}
