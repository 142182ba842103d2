package io.asyncio4j.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of a message: names, which are compared without regard to case, and values, in
 * order. Immutable; any thread.
 *
 * <pre>{@code
 * var headers = Headers.of("Accept", "text/html", "Accept-Language", "en")
 *     .with("Accept", "application/json"); // in place of the one that was there
 * }</pre>
 */
public final class Headers implements Iterable<Headers.Header> {
  private static final Headers EMPTY = new Headers(new String[0]);

  /** Names and values in turn. */
  private final String[] fields;

  /** One field. */
  public record Header(String name, String value) {
    @Override
    public String toString() {
      return name + ": " + value;
    }
  }

  private Headers(String[] fields) {
    this.fields = fields;
  }

  /** None. */
  public static Headers empty() {
    return EMPTY;
  }

  /**
   * Makes some of names and values in turn.
   *
   * @throws IllegalArgumentException when a name or value cannot be sent, or a value is missing
   */
  public static Headers of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException(
          "names and values in turn: the value of '"
              + namesAndValues[namesAndValues.length - 1]
              + "' is missing");
    }
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Fields.checkName(namesAndValues[i]);
      Fields.checkValue(namesAndValues[i], namesAndValues[i + 1]);
    }
    return namesAndValues.length == 0 ? EMPTY : new Headers(namesAndValues.clone());
  }

  /**
   * Makes some of a map or of other entries, in their order.
   *
   * @throws IllegalArgumentException when a name or value cannot be sent
   */
  public static Headers of(Iterable<? extends Map.Entry<String, String>> entries) {
    return of(flat(entries));
  }

  /**
   * Makes some of a map, in its order.
   *
   * @throws IllegalArgumentException when a name or value cannot be sent
   */
  public static Headers of(Map<String, String> entries) {
    return of(entries.entrySet());
  }

  /** Takes fields as they came from a peer, unchecked: what reads the wire has checked them. */
  public static Headers received(
      Iterable<? extends Map.Entry<? extends CharSequence, ? extends CharSequence>> entries) {
    String[] fields = flat(entries);
    return fields.length == 0 ? EMPTY : new Headers(fields);
  }

  private static String[] flat(
      Iterable<? extends Map.Entry<? extends CharSequence, ? extends CharSequence>> entries) {
    var fields = new String[16];
    int length = 0;
    for (Map.Entry<? extends CharSequence, ? extends CharSequence> entry : entries) {
      if (length == fields.length) {
        fields = Arrays.copyOf(fields, length * 2);
      }
      fields[length++] = entry.getKey().toString();
      fields[length++] = entry.getValue().toString();
    }
    return Arrays.copyOf(fields, length);
  }

  /** The first value of {@code name}, or null when there is none. */
  public @Nullable String get(String name) {
    for (int i = 0; i < fields.length; i += 2) {
      if (fields[i].equalsIgnoreCase(name)) {
        return fields[i + 1];
      }
    }
    return null;
  }

  /** The first value of {@code name}, or {@code otherwise} when there is none. */
  public String get(String name, String otherwise) {
    String value = get(name);
    return value == null ? otherwise : value;
  }

  /** Every value of {@code name}, in order. */
  public List<String> all(String name) {
    var values = new ArrayList<String>(1);
    for (int i = 0; i < fields.length; i += 2) {
      if (fields[i].equalsIgnoreCase(name)) {
        values.add(fields[i + 1]);
      }
    }
    return values;
  }

  /**
   * The members of a field whose value is a list with commas, such as {@code Vary}, of all its
   * lines, without blanks and empty ones.
   */
  public List<String> members(String name) {
    var members = new ArrayList<String>();
    for (int i = 0; i < fields.length; i += 2) {
      if (fields[i].equalsIgnoreCase(name)) {
        for (String member : fields[i + 1].split(",", -1)) {
          if (!member.isBlank()) {
            members.add(member.strip());
          }
        }
      }
    }
    return members;
  }

  /** Whether there is a field {@code name}. */
  public boolean contains(String name) {
    return get(name) != null;
  }

  /** Whether the list of {@code name} has {@code member}, without regard to case. */
  public boolean contains(String name, String member) {
    return contains(name) && members(name).stream().anyMatch(member::equalsIgnoreCase);
  }

  /**
   * These with one value for {@code name}: in the place of the first there was, or at the end.
   *
   * @throws IllegalArgumentException when it cannot be sent
   */
  public Headers with(String name, String value) {
    Fields.checkName(name);
    Fields.checkValue(name, value);
    var result = new ArrayList<String>(fields.length + 2);
    boolean placed = false;
    for (int i = 0; i < fields.length; i += 2) {
      boolean same = fields[i].equalsIgnoreCase(name);
      if (!same) {
        result.add(fields[i]);
        result.add(fields[i + 1]);
      } else if (!placed) {
        result.add(name);
        result.add(value);
        placed = true;
      }
    }
    if (!placed) {
      result.add(name);
      result.add(value);
    }
    return new Headers(result.toArray(String[]::new));
  }

  /**
   * These and one more value of {@code name}, at the end.
   *
   * @throws IllegalArgumentException when it cannot be sent
   */
  public Headers withAdded(String name, String value) {
    Fields.checkName(name);
    Fields.checkValue(name, value);
    String[] result = Arrays.copyOf(fields, fields.length + 2);
    result[fields.length] = name;
    result[fields.length + 1] = value;
    return new Headers(result);
  }

  /** These with those of {@code others} in place of what has the same names. */
  public Headers withAll(Headers others) {
    if (others.isEmpty() || isEmpty()) {
      return isEmpty() ? others : this;
    }
    var result = new ArrayList<String>(fields.length + others.fields.length);
    for (int i = 0; i < fields.length; i += 2) {
      if (!others.contains(fields[i])) {
        result.add(fields[i]);
        result.add(fields[i + 1]);
      }
    }
    result.addAll(Arrays.asList(others.fields));
    return new Headers(result.toArray(String[]::new));
  }

  /** These without any value of {@code name}. */
  public Headers without(String name) {
    if (!contains(name)) {
      return this;
    }
    var result = new ArrayList<String>(fields.length);
    for (int i = 0; i < fields.length; i += 2) {
      if (!fields[i].equalsIgnoreCase(name)) {
        result.add(fields[i]);
        result.add(fields[i + 1]);
      }
    }
    return result.isEmpty() ? EMPTY : new Headers(result.toArray(String[]::new));
  }

  /** How many fields there are. */
  public int size() {
    return fields.length / 2;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return fields.length == 0;
  }

  /** The name of the field at {@code index}, as it was written. */
  public String name(int index) {
    return fields[2 * Objects.checkIndex(index, size())];
  }

  /** The value of the field at {@code index}. */
  public String value(int index) {
    return fields[2 * Objects.checkIndex(index, size()) + 1];
  }

  @Override
  public Iterator<Header> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size();
      }

      @Override
      public Header next() {
        if (!hasNext()) {
          throw new NoSuchElementException("there are no more header fields; ask hasNext() first");
        }
        var header = new Header(name(next), value(next));
        next++;
        return header;
      }
    };
  }

  /** Whether both have the same fields in the same order; names without regard to case. */
  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof Headers headers) || headers.fields.length != fields.length) {
      return false;
    }
    for (int i = 0; i < fields.length; i += 2) {
      if (!fields[i].equalsIgnoreCase(headers.fields[i])
          || !fields[i + 1].equals(headers.fields[i + 1])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = 1; i < fields.length; i += 2) {
      hash = 31 * hash + fields[i].hashCode();
    }
    return hash;
  }

  @Override
  public String toString() {
    var text = new StringBuilder("Headers[");
    for (int i = 0; i < fields.length; i += 2) {
      text.append(i == 0 ? "" : ", ").append(fields[i]).append(": ");
      text.append(Fields.isSecret(fields[i]) ? "***" : fields[i + 1]);
    }
    return text.append(']').toString();
  }
}
