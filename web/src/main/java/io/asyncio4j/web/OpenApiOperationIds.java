package io.asyncio4j.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The names by which generated clients call operations: what the route was told, the method's own
 * if no other has it, else one made of verb and path, which stays as long as those do.
 */
final class OpenApiOperationIds {
  private final IdentityHashMap<BoundRoute, String> ids = new IdentityHashMap<>();

  OpenApiOperationIds(List<BoundRoute> routes) {
    var counts = new HashMap<String, Integer>();
    routes.forEach(route -> counts.merge(wish(route), 1, Integer::sum));
    Set<String> taken = new HashSet<>();
    // First those that somebody asked for.
    for (boolean asked : new boolean[] {true, false}) {
      for (BoundRoute route : routes) {
        if ((route.route().operationId() != null) == asked) {
          String wish = wish(route);
          String base = asked || counts.getOrDefault(wish, 0) == 1 ? wish : made(route);
          String id = base;
          for (int i = 2; !taken.add(id); i++) {
            id = base + i;
          }
          ids.put(route, id);
        }
      }
    }
  }

  String of(BoundRoute route) {
    return java.util.Objects.requireNonNull(ids.get(route));
  }

  private static String wish(BoundRoute route) {
    String given = route.route().operationId();
    var method = route.route().signature().method();
    return given != null ? given : method != null ? method.getName() : made(route);
  }

  /** {@code GET /users/{id}/orders} is {@code getUsersByIdOrders}. */
  private static String made(BoundRoute route) {
    var id = new StringBuilder(route.method().toLowerCase(Locale.ROOT));
    for (PathTemplate.Segment segment : route.path().segments()) {
      switch (segment) {
        case PathTemplate.Segment.Literal(String text) -> capitalized(text, id);
        case PathTemplate.Segment.Any(String name) -> capitalized(name, id.append("By"));
        case PathTemplate.Segment.Rest(String name) -> capitalized(name, id.append("By"));
      }
    }
    return id.toString();
  }

  private static void capitalized(String text, StringBuilder id) {
    for (String word : text.split("[^\\p{L}\\p{N}]+", -1)) {
      if (!word.isEmpty()) {
        id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
  }
}
