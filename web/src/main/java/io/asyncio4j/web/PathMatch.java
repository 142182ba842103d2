package io.asyncio4j.web;

import java.util.List;

/**
 * The route of a path, and what stands for its placeholders.
 *
 * @param names of the placeholders
 * @param values of them, decoded, in the same order
 */
@SuppressWarnings("ArrayRecordComponent")
record PathMatch(BoundRoute route, List<String> names, String[] values) {
  String value(String name) {
    for (int i = 0; i < values.length; i++) {
      if (names.get(i).equals(name)) {
        return values[i];
      }
    }
    throw new AssertionError("that every route has what it takes is checked when the app starts");
  }
}
