package io.asyncio4j;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the tasks that await themselves, through others, and that nothing else can wake: those on
 * cycles of waits among the tasks that cannot go on. A task can go on when it awaits none; when all
 * that it awaits can go on; or when one of them can, and one is enough for it.
 */
final class Deadlocks {
  private final Set<TaskGraph.Node> stuck = new HashSet<>();

  // Tarjan's algorithm, without recursion: a chain of waits may be as long as there are tasks.
  private final Map<TaskGraph.Node, Visit> visits = new HashMap<>();
  private final List<Visit> open = new ArrayList<>();
  private final Deque<Visit> path = new ArrayDeque<>();

  private static final class Visit {
    final TaskGraph.Node node;
    final int number;
    final Iterator<TaskGraph.Node> left;

    /** The oldest visit that is still open and that can be reached from here, as far as known. */
    int oldest;

    boolean closed;

    Visit(TaskGraph.Node node, int number) {
      this.node = node;
      this.number = number;
      this.oldest = number;
      this.left = node.awaited.iterator();
    }
  }

  private Deadlocks() {}

  /** Sets {@link TaskGraph.Node#deadlocked}. */
  static void mark(Collection<TaskGraph.Node> nodes) {
    var search = new Deadlocks();
    search.findStuck(nodes);
    for (TaskGraph.Node node : search.stuck) {
      if (!search.visits.containsKey(node)) {
        search.walkFrom(node);
      }
    }
  }

  private void findStuck(Collection<TaskGraph.Node> nodes) {
    var awaitedStill = new HashMap<TaskGraph.Node, Integer>();
    var free = new ArrayDeque<TaskGraph.Node>();
    for (TaskGraph.Node node : nodes) {
      if (node.awaited.isEmpty() || (node.oneIsEnough && node.awaitsOther)) {
        free.add(node);
      } else {
        stuck.add(node);
        awaitedStill.put(node, node.oneIsEnough ? 1 : node.awaited.size());
      }
    }
    for (TaskGraph.Node node = free.poll(); node != null; node = free.poll()) {
      for (TaskGraph.Node waiting : node.awaitedBy) {
        if (stuck.contains(waiting) && awaitedStill.merge(waiting, -1, Integer::sum) <= 0) {
          stuck.remove(waiting);
          free.add(waiting);
        }
      }
    }
  }

  private void walkFrom(TaskGraph.Node start) {
    enter(start);
    while (!path.isEmpty()) {
      Visit visit = path.getLast();
      if (!visit.left.hasNext()) {
        leave(path.removeLast());
        continue;
      }
      TaskGraph.Node next = visit.left.next();
      Visit known = visits.get(next);
      if (known != null) {
        visit.oldest = known.closed ? visit.oldest : Math.min(visit.oldest, known.number);
      } else if (stuck.contains(next)) {
        enter(next);
      }
    }
  }

  private void enter(TaskGraph.Node node) {
    var visit = new Visit(node, visits.size());
    visits.put(node, visit);
    open.add(visit);
    path.addLast(visit);
  }

  /**
   * All that can be reached from there is known; a visit that reaches no older one ends a group.
   */
  private void leave(Visit visit) {
    Visit before = path.peekLast();
    if (before != null) {
      before.oldest = Math.min(before.oldest, visit.oldest);
    }
    if (visit.oldest == visit.number) {
      List<Visit> group = open.subList(open.lastIndexOf(visit), open.size());
      boolean isCycle = group.size() > 1 || visit.node.awaited.contains(visit.node);
      for (Visit each : group) {
        each.node.deadlocked = isCycle;
        each.closed = true;
      }
      group.clear();
    }
  }
}
