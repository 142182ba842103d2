package io.asyncio4j.check.mixed;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.util.TreePath;
import io.asyncio4j.check.code.Search;
import io.asyncio4j.check.program.Body;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Code under a monitor. */
public final class Guarded {
  private Guarded() {}

  /** The blocks of a body that are synchronized; all of it where the method is. */
  public static List<TreePath> blocks(Body body) {
    var found = new ArrayList<TreePath>();
    if (body.tree() instanceof MethodTree method
        && method.getBody() != null
        && method.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED)) {
      found.add(new TreePath(body.path(), method.getBody()));
    }
    for (TreePath path : Search.own(body.path(), SynchronizedTree.class)) {
      found.add(new TreePath(path, ((SynchronizedTree) path.getLeaf()).getBlock()));
    }
    return found;
  }
}
