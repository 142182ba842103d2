package io.asyncio4j.check.blocking;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import io.asyncio4j.check.code.Search;
import io.asyncio4j.check.mixed.Guarded;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Code that surely computes for long, by the numbers in the source, and never suspends. */
public final class LongComputations {
  /** Of ten nanoseconds each. */
  private static final long LONG = 5_000_000;

  /** A number that a method may call itself with twice over, and be back soon. */
  private static final long DEEP = 34;

  private static final int DEPTH = 4;

  private final Program program;
  private final Work work;
  private final Map<Body, List<TreePath>> found = new HashMap<>();
  private final Set<Body> guarded = new HashSet<>();

  private LongComputations(Program program) {
    this.program = program;
    this.work = Work.least(program);
    for (Body body : program.bodies()) {
      for (TreePath block : Guarded.blocks(body)) {
        Search.calls(program, block).forEach(call -> addGuarded(call, DEPTH));
      }
    }
  }

  public static LongComputations of(Program program) {
    return program.analysis(LongComputations.class, LongComputations::new);
  }

  private void addGuarded(Call call, int depth) {
    for (Body target : call.targets()) {
      if (depth > 0 && guarded.add(target)) {
        target.calls().forEach(inner -> addGuarded(inner, depth - 1));
      }
    }
  }

  /** Loops and calls of one body; what runs under a monitor is left to the rule on those. */
  public List<TreePath> in(Body body) {
    List<TreePath> before = found.get(body);
    if (before != null) {
      return before;
    }
    found.put(body, List.of());
    var all = new ArrayList<TreePath>();
    if (!guarded.contains(body)) {
      List<TreePath> blocks = Guarded.blocks(body);
      for (TreePath path : Search.own(body.path(), Tree.class)) {
        boolean isInside =
            all.stream().anyMatch(outer -> Search.isWithin(path, outer.getLeaf()))
                || blocks.stream().anyMatch(block -> Search.isWithin(path, block.getLeaf()));
        if (!isInside && isLong(body, path)) {
          all.add(path);
        }
      }
    }
    found.put(body, all);
    return all;
  }

  private boolean isLong(Body body, TreePath path) {
    return switch (path.getLeaf()) {
      case ForLoopTree _, WhileLoopTree _, DoWhileLoopTree _, EnhancedForLoopTree _ ->
          work.steps(body.unit(), path) >= LONG && isOnlyComputing(path);
      case MethodInvocationTree tree ->
          program.call(tree) instanceof Call call && (isLong(call) || isDeep(call));
      default -> false;
    };
  }

  /** Whether nothing in the loop suspends, and no method that it calls is long by itself. */
  private boolean isOnlyComputing(TreePath loop) {
    return Search.calls(program, loop).stream()
        .noneMatch(call ->
            call.known().suspends()
                || call.known().parks()
                || call.known().blocks()
                || call.runs().stream()
                    .anyMatch(run -> run.summary().mayWait() || !in(run).isEmpty()));
  }

  private boolean isLong(Call call) {
    return work.stepsOfLibrary(call) >= LONG
        && !call.known().blocks()
        && call.passed().stream()
            .noneMatch(passed -> passed.body().summary().mayWait() || !in(passed.body()).isEmpty());
  }

  /** A method that does nothing but call itself twice takes twice as long for each one more. */
  private boolean isDeep(Call call) {
    return call.targets().size() == 1
        && call.targets().getFirst() != call.in()
        && call.arguments().size() == 1
        && work.bound(call.in().unit(), call.arguments().getFirst()) >= DEEP
        && callsItselfTwice(call.targets().getFirst());
  }

  private boolean callsItselfTwice(Body body) {
    int twice = 0;
    for (TreePath path : Search.own(body.path(), BinaryTree.class)) {
      var sum = (BinaryTree) path.getLeaf();
      if (program.call(sum.getLeftOperand()) instanceof Call left
          && program.call(sum.getRightOperand()) instanceof Call right
          && left.targets().contains(body)
          && right.targets().contains(body)) {
        twice++;
      }
    }
    return twice > 0 && body.calls().size() == 2 * twice;
  }
}
