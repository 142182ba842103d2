package io.asyncio4j.check.sequential;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Program;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All groups of one body. */
public final class Groups extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final Program program;
  private final Body body;
  private final Loops loops;
  private final List<Group> found = new ArrayList<>();

  private Groups(Program program, Body body) {
    this.program = program;
    this.body = body;
    this.loops = new Loops(program, body.unit());
  }

  /** The calls in {@code body} that wait one after another and need not. */
  public static List<Group> of(Program program, Body body) {
    var groups = new Groups(program, body);
    Tree code = body.code();
    if (code instanceof ExpressionTree) {
      groups.addBlock(List.of(code));
    }
    groups.scan(code, null);
    groups.loops.of(body).ifPresent(groups.found::add);
    return groups.found;
  }

  private void addBlock(List<? extends Tree> statements) {
    found.addAll(Blocks.groups(program, body.unit(), statements));
  }

  @Override
  public @Nullable Void visitBlock(BlockTree tree, @Nullable Void unused) {
    addBlock(tree.getStatements());
    return super.visitBlock(tree, null);
  }

  @Override
  public @Nullable Void visitCase(CaseTree tree, @Nullable Void unused) {
    if (tree.getStatements() != null) {
      addBlock(tree.getStatements());
    } else if (tree.getBody() instanceof ExpressionTree expression) {
      addBlock(List.of(expression));
    }
    return super.visitCase(tree, null);
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void unused) {
    loops.of(tree).ifPresent(found::add);
    return super.visitEnhancedForLoop(tree, null);
  }

  @Override
  public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void unused) {
    loops.of(tree).ifPresent(found::add);
    return super.visitForLoop(tree, null);
  }

  @Override
  public @Nullable Void visitWhileLoop(WhileLoopTree tree, @Nullable Void unused) {
    loops.of(tree).ifPresent(found::add);
    return super.visitWhileLoop(tree, null);
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
    return null;
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
    return null;
  }
}
