package io.asyncio4j.check.sequential;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The loops in a piece of code. */
final class InnerLoops extends TreeScanner<@Nullable Void, @Nullable Void> {
  final List<Tree> bodies = new ArrayList<>();

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void unused) {
    bodies.add(tree.getStatement());
    return super.visitEnhancedForLoop(tree, null);
  }

  @Override
  public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void unused) {
    bodies.add(tree.getStatement());
    return super.visitForLoop(tree, null);
  }

  @Override
  public @Nullable Void visitWhileLoop(WhileLoopTree tree, @Nullable Void unused) {
    bodies.add(tree.getStatement());
    return super.visitWhileLoop(tree, null);
  }

  @Override
  public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, @Nullable Void unused) {
    bodies.add(tree.getStatement());
    return super.visitDoWhileLoop(tree, null);
  }
}
