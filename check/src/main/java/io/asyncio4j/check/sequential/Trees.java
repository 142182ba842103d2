package io.asyncio4j.check.sequential;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import org.jspecify.annotations.Nullable;

/** Questions to trees. */
final class Trees {
  private Trees() {}

  static boolean contains(Tree outer, Tree inner) {
    boolean[] found = {false};
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
        found[0] |= tree == inner;
        return found[0] ? null : super.scan(tree, null);
      }
    }.scan(outer, null);
    return found[0];
  }
}
