package io.asyncio4j.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values by their numbers, in the order in which they first came, each once. */
final class Interned<T> {
  private final Map<T, Integer> numbers = new HashMap<>();
  private final List<T> values = new ArrayList<>();

  synchronized int number(T value) {
    Integer known = numbers.get(value);
    if (known != null) {
      return known;
    }
    int number = values.size();
    numbers.put(value, number);
    values.add(value);
    return number;
  }

  synchronized T get(int number) {
    return values.get(number);
  }

  synchronized List<T> all() {
    return List.copyOf(values);
  }
}
