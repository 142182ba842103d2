package io.asyncio4j.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks what depends on what before an app runs. */
final class DependencyOrder {
  private DependencyOrder() {}

  /**
   * @throws IllegalArgumentException when {@code dependency} needs itself
   */
  static void check(Dependency dependency) {
    look(dependency, new ArrayDeque<>());
  }

  private static void look(Dependency dependency, Deque<Dependency> path) {
    if (path.contains(dependency)) {
      String circle =
          path.reversed().stream()
              .map(d -> d.provider().type().getSimpleName())
              .collect(Collectors.joining(" needs "));
      throw new IllegalArgumentException(
          "what is provided goes in a circle: "
              + circle
              + " needs "
              + dependency.provider().type().getSimpleName());
    }
    path.push(dependency);
    needed(dependency.bindings()).forEach(next -> look(next, path));
    path.pop();
  }

  /** What {@code bindings} take directly. */
  private static List<Dependency> needed(Collection<Binding> bindings) {
    var needed = new ArrayList<Dependency>();
    for (Binding binding : bindings) {
      switch (binding) {
        case Given.Provided(Dependency dependency) -> needed.add(dependency);
        case Given.Perhaps(Dependency dependency) -> needed.add(dependency);
        case RecordBinding record -> needed.addAll(needed(record.components()));
        default -> {
          // Made of the request alone.
        }
      }
    }
    return needed;
  }

  /** All that {@code bindings} lead to, each once. */
  static Set<Dependency> all(Collection<Binding> bindings, Collection<Dependency> required) {
    var all = new LinkedHashSet<Dependency>();
    var next = new ArrayDeque<>(required);
    next.addAll(needed(bindings));
    while (!next.isEmpty()) {
      Dependency dependency = next.pop();
      if (all.add(dependency)) {
        next.addAll(needed(dependency.bindings()));
      }
    }
    return all;
  }

  /**
   * @param used the placeholders that the endpoint itself takes
   * @throws IllegalArgumentException when nothing takes one, or something takes one that is not
   *     there
   */
  static void checkPlaceholders(
      PathTemplate path, Set<String> used, List<Binding> bindings, List<Dependency> required) {
    var taken = new LinkedHashSet<>(used);
    for (Dependency dependency : all(bindings, required)) {
      for (String name : dependency.placeholders()) {
        if (!path.names().contains(name)) {
          throw new IllegalArgumentException(
              dependency.provider() + " takes {" + name + "} from the path, which has none");
        }
        taken.add(name);
      }
    }
    for (String name : path.names()) {
      if (!taken.contains(name) && bindings.stream().noneMatch(Given.Request.class::isInstance)) {
        throw new IllegalArgumentException(
            "nothing takes {"
                + name
                + "} from the path; name a component of the record so, or write @Path(\""
                + name
                + "\")");
      }
    }
  }
}
