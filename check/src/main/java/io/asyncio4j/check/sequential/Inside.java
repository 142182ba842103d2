package io.asyncio4j.check.sequential;

import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.ThrowTree;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Program;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What there is in a piece of code, wherever in it, its lambdas left out. */
final class Inside extends WaitScanner {

  /** The calls that wait. */
  final List<Call> waits = new ArrayList<>();

  /** Whether it may leave before its end. */
  boolean leaves;

  boolean throwsOnly = true;

  Inside(Program program) {
    super(program);
  }

  @Override
  void waits(Call call) {
    waits.add(call);
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
}
