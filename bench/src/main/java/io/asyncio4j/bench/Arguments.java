package io.asyncio4j.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A command line, read option by option. What cannot be read is a {@link UsageException} that says
 * what to write instead.
 */
public final class Arguments {
  private final ArrayDeque<String> left;
  private String option = "";

  /** The arguments in their order. */
  public Arguments(String... arguments) {
    this.left = new ArrayDeque<>(List.of(arguments));
  }

  /** Whether any are left. */
  public boolean hasNext() {
    return !left.isEmpty();
  }

  /** The next option. */
  public String next() {
    option = left.remove();
    return option;
  }

  /** What to throw where the option is none. */
  public UsageException unknown() {
    return new UsageException("there is no option '" + option + "'; see --help for all");
  }

  /** The option's value. */
  public String value() {
    String value = left.poll();
    if (value == null || value.isBlank()) {
      throw new UsageException(option + " needs a value; see --help");
    }
    return value;
  }

  /** The option's value, a number of 1 or more. */
  public int count() {
    String value = value();
    try {
      int count = Integer.parseInt(value);
      if (count > 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      // Falls to the message below, as zero does.
    }
    throw new UsageException(option + " needs a number of 1 or more, not '" + value + "'");
  }

  /** The option's value, a file or folder. */
  public Path path() {
    return Path.of(value());
  }

  /** The option's value, words with blanks between. */
  public List<String> words() {
    return List.of(value().strip().split("\\s+"));
  }

  /**
   * The option's value, names with commas between.
   *
   * @param named gives what has the name; throws an {@link IllegalArgumentException} whose message
   *     lists the names there are
   */
  public <E extends Comparable<E>> Set<E> several(Function<String, E> named) {
    var all = new TreeSet<E>();
    for (String name : value().split(",")) {
      try {
        all.add(named.apply(name.strip()));
      } catch (IllegalArgumentException e) {
        throw new UsageException(option + ": " + e.getMessage());
      }
    }
    return all;
  }

  /** The names of {@code values} for a usage text. */
  public static <E> String names(E[] values, Function<E, String> name) {
    return String.join(", ", Arrays.stream(values).map(name).toList());
  }

  /**
   * The one of {@code values} that has the name.
   *
   * @param kind what they are, for the message
   * @throws IllegalArgumentException when there is none; the message lists them
   */
  public static <E> E named(String kind, String wanted, E[] values, Function<E, String> name) {
    return Arrays.stream(values)
        .filter(value -> name.apply(value).equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no " + kind + " '" + wanted + "'; choose among " + names(values, name)));
  }
}
