package io.asyncio4j.check.program;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a table says of a method.
 *
 * @param flags words such as {@code suspends}; {@link Knowledge} explains them
 * @param values of the flags that have one, such as {@code blocks=file}
 */
public record Known(Set<String> flags, Map<String, String> values) {
  /** Of a method that no table names. */
  public static final Known NOTHING = new Known(Set.of(), Map.of());

  public Known {
    flags = Set.copyOf(flags);
    values = Map.copyOf(values);
  }

  public boolean is(String flag) {
    return flags.contains(flag);
  }

  public @Nullable String value(String flag) {
    return values.get(flag);
  }

  /** It suspends, and works in a coroutine only. */
  public boolean suspends() {
    return is("suspends");
  }

  /** It suspends a coroutine and blocks a plain thread: a socket read, {@code Thread.sleep}. */
  public boolean parks() {
    return is("parks");
  }

  /** It holds the loop's thread when a coroutine calls it; {@code value("blocks")} says how. */
  public boolean blocks() {
    return values.containsKey("blocks");
  }

  /** What it does with lambdas; null when that is not known. */
  public @Nullable Handoff handoff() {
    for (Handoff handoff : Handoff.values()) {
      if (is(handoff.name().toLowerCase(java.util.Locale.ROOT))) {
        return handoff;
      }
    }
    return null;
  }
}
