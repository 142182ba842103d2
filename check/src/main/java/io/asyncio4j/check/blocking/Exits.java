package io.asyncio4j.check.blocking;

import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import org.jspecify.annotations.Nullable;

/** Ways out of a loop before its condition ends it. */
final class Exits extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final Tree loop;
  private int depth;
  private boolean found;

  private Exits(Tree loop) {
    this.loop = loop;
  }

  /** Whether the loop has a {@code return}, or a {@code break} of its own. */
  static boolean has(Tree loop) {
    var exits = new Exits(loop);
    exits.scan(loop, null);
    return exits.found;
  }

  @Override
  public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
    switch (tree) {
      case null -> {}
      case LambdaExpressionTree _, ClassTree _ -> {}
      case ReturnTree _ -> found = true;
      case BreakTree left -> found |= depth == 0 || left.getLabel() != null;
      case ForLoopTree _, EnhancedForLoopTree _, WhileLoopTree _, DoWhileLoopTree _, SwitchTree _
          when tree != loop -> {
        depth++;
        super.scan(tree, null);
        depth--;
      }
      default -> super.scan(tree, null);
    }
    return null;
  }
}
