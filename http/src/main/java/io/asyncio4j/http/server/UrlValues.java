package io.asyncio4j.http.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names and values of a query or a form, decoded; a name may have several. Immutable. */
public final class UrlValues {
  private static final UrlValues EMPTY = new UrlValues(Map.of());
  private final Map<String, List<String>> values;

  private UrlValues(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Reads {@code a=1&b=2}.
   *
   * @throws StatusException 400 when a percent sign is followed by something that is no number
   */
  static UrlValues parse(String text) {
    if (text.isEmpty()) {
      return EMPTY;
    }
    var values = new LinkedHashMap<String, List<String>>();
    for (String pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        values.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
      }
    }
    values.replaceAll((_, all) -> Collections.unmodifiableList(all));
    return new UrlValues(Collections.unmodifiableMap(values));
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new StatusException(400, "a percent sign is followed by something that is no number");
    }
  }

  /** The first value of {@code name}, or null. */
  public @Nullable String get(String name) {
    List<String> all = values.get(name);
    return all == null ? null : all.getFirst();
  }

  /** The first value of {@code name}, or {@code otherwise}. */
  public String get(String name, String otherwise) {
    String value = get(name);
    return value == null ? otherwise : value;
  }

  /** Every value of {@code name}, in order. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** Whether there is a value of {@code name}. */
  public boolean contains(String name) {
    return values.containsKey(name);
  }

  /** All of them, in the order in which the names came first; unmodifiable. */
  public Map<String, List<String>> toMap() {
    return values;
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
