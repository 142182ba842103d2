package io.asyncio4j.check.rules;

import com.sun.source.tree.StatementTree;
import com.sun.source.util.TreePath;
import io.asyncio4j.check.Mistake;
import io.asyncio4j.check.Report;
import io.asyncio4j.check.Rule;
import io.asyncio4j.check.blocking.Work;
import io.asyncio4j.check.code.Search;
import io.asyncio4j.check.mixed.Guarded;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Program;
import org.jspecify.annotations.Nullable;

/** Long computation under a monitor, on the loop. */
public final class SynchronizedWork implements Rule {
  /** About a millisecond of it. */
  private static final long LONG = 100_000;

  @Override
  public String name() {
    return "AioSynchronizedWork";
  }

  @Override
  public Mistake mistake() {
    return Mistake.BLOCKING;
  }

  @Override
  public String summary() {
    return "A synchronized block computes for long on the loop.";
  }

  @Override
  public void check(Program program, Report report) {
    for (Body body : program.bodies()) {
      if (!body.runsOnLoop()) {
        continue;
      }
      for (TreePath guarded : Guarded.blocks(body)) {
        TreePath work = work(program, body, guarded);
        if (work != null) {
          report.warn(
              body.unit(),
              work,
              "this computes for long under a monitor and holds the loop meanwhile, and every"
                  + " thread that waits for the monitor; toThread(() -> ...) does it in another"
                  + " thread, yieldNow() now and then lets others run",
              body.wayOnLoop());
        }
      }
    }
  }

  /** The first statement that alone takes long; null when none does. */
  private static @Nullable TreePath work(Program program, Body body, TreePath guarded) {
    for (TreePath path : Search.own(guarded, StatementTree.class)) {
      if (path.getParentPath().getLeaf() == guarded.getLeaf()
          && Work.of(program).steps(body.unit(), path) >= LONG) {
        return path;
      }
    }
    return null;
  }
}
