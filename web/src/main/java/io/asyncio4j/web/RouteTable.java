package io.asyncio4j.web;

import io.asyncio4j.http.server.StatusException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The routes of an app, found by their paths: a tree with a level for each segment. A segment that
 * stands for itself goes before a placeholder, and that before one for all the rest, whatever the
 * order in which the routes were added.
 */
final class RouteTable {
  private final Node root = new Node();

  private static final class Node {
    final Map<String, Node> literals = new HashMap<>();
    @Nullable Node any;
    @Nullable Node rest;

    /** The routes that end here, by method. */
    final Map<String, BoundRoute> routes = new LinkedHashMap<>();

    Node any() {
      if (any == null) {
        any = new Node();
      }
      return any;
    }

    Node rest() {
      if (rest == null) {
        rest = new Node();
      }
      return rest;
    }
  }

  /**
   * @throws IllegalArgumentException when another route answers the same requests
   */
  void add(BoundRoute route) {
    BoundRoute other = addIfAbsent(route);
    if (other != null) {
      throw new IllegalArgumentException(
          route + " and " + other + " answer the same requests; take one of them away");
    }
  }

  /** Adds a route unless another one answers the same requests, which is returned. */
  @Nullable BoundRoute addIfAbsent(BoundRoute route) {
    Node node = root;
    for (PathTemplate.Segment segment : route.path().segments()) {
      node =
          switch (segment) {
            case PathTemplate.Segment.Literal(String text) ->
                node.literals.computeIfAbsent(text, _ -> new Node());
            case PathTemplate.Segment.Any _ -> node.any();
            case PathTemplate.Segment.Rest _ -> node.rest();
          };
    }
    return node.routes.putIfAbsent(route.method(), route);
  }

  /** What was found for a path. */
  sealed interface Found {
    /** A route. */
    record One(PathMatch match) implements Found {}

    /** Routes, but none of this method. */
    record OtherMethods(List<String> allowed) implements Found {}

    /** A route once the slash at the path's end is there, or is not. */
    record Slash(String rawPath) implements Found {}

    /** Nothing. */
    record None() implements Found {}
  }

  /** Finds the route of a request. */
  Found find(String method, String rawPath) {
    String[] segments = split(rawPath);
    var values = new ArrayList<String>(4);
    Search search = new Search(method, segments, values);
    BoundRoute route = search.look(root, 0);
    if (route != null) {
      return new Found.One(
          new PathMatch(route, route.path().names(), values.toArray(String[]::new)));
    }
    if (!search.allowed.isEmpty()) {
      return new Found.OtherMethods(List.copyOf(search.allowed));
    }
    if (rawPath.length() > 1) {
      String other =
          rawPath.endsWith("/") ? rawPath.substring(0, rawPath.length() - 1) : rawPath + "/";
      // Two slashes at the beginning would lead to another host.
      if (!other.startsWith("//")
          && new Search(method, split(other), new ArrayList<>()).look(root, 0) != null) {
        return new Found.Slash(other);
      }
    }
    return new Found.None();
  }

  private static String[] split(String rawPath) {
    return (rawPath.startsWith("/") ? rawPath.substring(1) : rawPath).split("/", -1);
  }

  /** One look through the tree, trying the next best where one branch leads nowhere. */
  private static final class Search {
    final String method;
    final String[] segments;
    final List<String> values;

    /** The methods of routes that the path has, but not the method. */
    final TreeSet<String> allowed = new TreeSet<>();

    Search(String method, String[] segments, List<String> values) {
      this.method = method;
      this.segments = segments;
      this.values = values;
    }

    @Nullable BoundRoute look(Node node, int depth) {
      if (depth == segments.length) {
        return end(node);
      }
      Node literal = node.literals.get(decoded(segments[depth]));
      BoundRoute found = literal == null ? null : look(literal, depth + 1);
      if (found == null && node.any != null && !segments[depth].isEmpty()) {
        values.add(decoded(segments[depth]));
        found = look(node.any, depth + 1);
        if (found == null) {
          values.removeLast();
        }
      }
      if (found == null && node.rest != null) {
        var rest = new StringBuilder(decoded(segments[depth]));
        for (int i = depth + 1; i < segments.length; i++) {
          rest.append('/').append(decoded(segments[i]));
        }
        values.add(rest.toString());
        found = end(node.rest);
        if (found == null) {
          values.removeLast();
        }
      }
      return found;
    }

    private @Nullable BoundRoute end(Node node) {
      BoundRoute route = node.routes.get(method);
      if (route == null && method.equals("HEAD")) {
        route = node.routes.get("GET");
      }
      if (route == null) {
        allowed.addAll(node.routes.keySet());
        if (node.routes.containsKey("GET")) {
          allowed.add("HEAD");
        }
      }
      return route;
    }
  }

  private static String decoded(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new StatusException(400, "a percent sign is followed by something that is no number");
    }
  }
}
