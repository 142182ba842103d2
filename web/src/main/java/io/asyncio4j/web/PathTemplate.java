package io.asyncio4j.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The path of a route, read: segments that stand for themselves, placeholders <code>{name}</code>
 * for one segment, and at the end perhaps one <code>{*name}</code> for all that follows.
 */
record PathTemplate(String text, List<Segment> segments, List<String> names) {
  /** One part between slashes. */
  sealed interface Segment {
    /** Stands for itself. */
    record Literal(String text) implements Segment {}

    /** Any one segment. */
    record Any(String name) implements Segment {}

    /** All segments that are left, at least one. */
    record Rest(String name) implements Segment {}
  }

  static PathTemplate parse(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("a path begins with a slash; write /" + path);
    }
    var segments = new ArrayList<Segment>();
    var names = new LinkedHashSet<String>();
    String[] parts = path.substring(1).split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      Segment segment = segment(parts[i], path);
      String name =
          switch (segment) {
            case Segment.Literal _ -> null;
            case Segment.Any(String n) -> n;
            case Segment.Rest(String n) -> n;
          };
      if (name != null && !names.add(name)) {
        throw new IllegalArgumentException(path + " has {" + name + "} twice; name them apart");
      }
      if (segment instanceof Segment.Rest && i < parts.length - 1) {
        throw new IllegalArgumentException(
            path + " goes on behind {*" + name + "}, which takes all that follows; end it there");
      }
      segments.add(segment);
    }
    return new PathTemplate(path, List.copyOf(segments), List.copyOf(names));
  }

  private static Segment segment(String part, String path) {
    int open = part.indexOf('{');
    if (open < 0 && part.indexOf('}') < 0) {
      return new Segment.Literal(part);
    }
    if (open != 0 || part.indexOf('}') != part.length() - 1 || part.indexOf('{', 1) >= 0) {
      throw new IllegalArgumentException(
          "'" + part + "' in " + path + " is only partly a placeholder; let it be a whole segment");
    }
    boolean rest = part.startsWith("{*");
    String name = part.substring(rest ? 2 : 1, part.length() - 1);
    if (!name.matches("[\\p{L}_$][\\p{L}\\p{N}_$-]*")) {
      throw new IllegalArgumentException(
          "'" + name + "' in " + path + " is no name of a placeholder; use letters and digits");
    }
    return rest ? new Segment.Rest(name) : new Segment.Any(name);
  }

  /** This behind {@code prefix}. */
  PathTemplate behind(String prefix) {
    return prefix.isEmpty() ? this : parse(prefix + (text.equals("/") ? "" : text));
  }
}
