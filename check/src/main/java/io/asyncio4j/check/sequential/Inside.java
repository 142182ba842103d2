package io.asyncio4j.check.sequential;

import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Program;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What there is in a piece of code, wherever in it, its lambdas left out. */
final class Inside extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final Program program;

  /** The calls that wait. */
  final List<Call> waits = new ArrayList<>();

  /** Whether it may leave before its end. */
  boolean leaves;

  boolean throwsOnly = true;

  Inside(Program program) {
    this.program = program;
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
    super.visitMethodInvocation(tree, null);
    add(tree);
    return null;
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
    scan(tree.getArguments(), null);
    add(tree);
    return null;
  }

  private void add(Tree tree) {
    Call call = program.call(tree);
    if (call != null && Wait.is(call)) {
      waits.add(call);
    }
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void unused) {
    leaves = true;
    throwsOnly = false;
    return super.visitReturn(tree, null);
  }

  @Override
  public @Nullable Void visitThrow(ThrowTree tree, @Nullable Void unused) {
    leaves = true;
    return super.visitThrow(tree, null);
  }

  @Override
  public @Nullable Void visitBreak(BreakTree tree, @Nullable Void unused) {
    leaves = true;
    throwsOnly = false;
    return null;
  }

  @Override
  public @Nullable Void visitContinue(ContinueTree tree, @Nullable Void unused) {
    leaves = true;
    return null;
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
    return null;
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void unused) {
    return null;
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
    return null;
  }
}
