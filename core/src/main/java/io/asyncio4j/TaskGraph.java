package io.asyncio4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who awaits whom among the tasks of a loop at about one moment. It may be taken from any thread,
 * whatever the loop does, also while a task holds it: nothing is asked of the loop's thread, so
 * what is read may be out of date, and two things read may be of different moments.
 */
final class TaskGraph {
  /** A task as it was found. */
  static final class Node {
    final Task<?> task;
    final Fiber.Activity activity;
    final @Nullable Object awaiting;

    /** In the order in which they are awaited; most tasks have none. */
    Set<Node> awaited = Set.of();

    Set<Node> awaitedBy = Set.of();

    /** Whether it goes on as soon as one of those is done. */
    boolean oneIsEnough;

    /** Whether it awaits something besides, which is no task. */
    boolean awaitsOther;

    /** Whether it awaits itself, through others, and nothing else can wake it. */
    boolean deadlocked;

    private Node(Task<?> task, Fiber.Activity activity, @Nullable Object awaiting) {
      this.task = task;
      this.activity = activity;
      this.awaiting = awaiting;
    }

    private void awaits(@Nullable Node other) {
      if (other != null) {
        awaited = with(awaited, other);
        other.awaitedBy = with(other.awaitedBy, this);
      }
    }

    private static Set<Node> with(Set<Node> nodes, Node added) {
      Set<Node> more = nodes.isEmpty() ? new LinkedHashSet<>() : nodes;
      more.add(added);
      return more;
    }

    /** What it awaits, in words; null when it awaits nothing. */
    @Nullable String awaitingInWords() {
      if (awaiting == null) {
        return null;
      }
      if (awaiting instanceof Task<?> other) {
        return other.name();
      }
      try {
        return awaiting.toString();
      } catch (RuntimeException e) {
        // It belongs to the loop's thread, which may be changing it at this moment.
        return awaiting.getClass().getSimpleName();
      }
    }
  }

  private final Map<Task<?>, Node> nodes = new LinkedHashMap<>();

  private TaskGraph() {}

  /** Any thread. */
  static TaskGraph of(EventLoop loop) {
    var graph = new TaskGraph();
    for (Task<?> task : loop.aliveNow()) {
      Fiber fiber = task.fiber();
      if (fiber != null) {
        graph.nodes.put(task, new Node(task, fiber.activity(), fiber.awaiting()));
      }
    }
    graph.nodes.values().forEach(graph::connect);
    Deadlocks.mark(graph.nodes.values());
    return graph;
  }

  private void connect(Node node) {
    switch (node.awaiting) {
      case Task<?> other -> node.awaits(nodes.get(other));
      case WaitsForTasks several -> {
        node.oneIsEnough = several.isOneEnough();
        for (Completable<?> other : several.waitedFor()) {
          if (other instanceof Task<?> task) {
            node.awaits(nodes.get(task));
          } else {
            node.awaitsOther = true;
          }
        }
      }
      case null, default -> {}
    }
    Task<?> owner = node.task.waitingOwner();
    Node owning = owner == null ? null : nodes.get(owner);
    if (owning != null) {
      owning.awaits(node);
    }
  }

  /** All tasks, oldest first. */
  List<Node> tasks() {
    return List.copyOf(nodes.values());
  }

  /** Where to begin to read: the tasks that nobody awaits, then one of each cycle. Oldest first. */
  List<Node> roots() {
    var roots = new ArrayList<Node>();
    var reached = new HashSet<Node>();
    for (Node node : nodes.values()) {
      if (node.awaitedBy.isEmpty()) {
        roots.add(node);
        reach(node, reached);
      }
    }
    addUnreached(nodes.values().stream().filter(node -> node.deadlocked).toList(), roots, reached);
    addUnreached(nodes.values(), roots, reached);
    return roots;
  }

  private static void addUnreached(Collection<Node> from, List<Node> roots, Set<Node> reached) {
    for (Node node : from) {
      if (!reached.contains(node)) {
        roots.add(node);
        reach(node, reached);
      }
    }
  }

  private static void reach(Node from, Set<Node> reached) {
    var todo = new ArrayList<>(List.of(from));
    while (!todo.isEmpty()) {
      Node node = todo.removeLast();
      if (reached.add(node)) {
        todo.addAll(node.awaited);
      }
    }
  }
}
