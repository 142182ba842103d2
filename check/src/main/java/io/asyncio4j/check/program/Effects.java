package io.asyncio4j.check.program;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.VariableElement;

/**
 * What a piece of code looks at and changes. Fields count as one variable whatever object they are
 * in; what a variable refers to counts as the variable.
 *
 * @param reads variables that it looks at
 * @param writes variables that it changes, or whose objects it changes
 * @param counts variables that it only adds to, so that the order of two additions is no matter
 * @param outside what it does to the world outside
 */
public record Effects(
    Set<VariableElement> reads,
    Set<VariableElement> writes,
    Set<VariableElement> counts,
    Set<Outside> outside) {
  public static final Effects NONE = new Effects(Set.of(), Set.of(), Set.of(), Set.of());

  /** Effects outside the program. */
  public enum Outside {
    /** Asks: a GET, a SELECT, reading a file. */
    READS,
    /** Changes: a POST, an INSERT, writing a file. */
    WRITES,
    /** Does something whose place among other things matters: a transaction, a lock. */
    ORDERED,
    /** Prints, or logs. */
    CONSOLE,
    /** Waits for a time. */
    SLEEP,
    /** Looks at the time. */
    CLOCK
  }

  public Effects {
    reads = Collections.unmodifiableSet(reads);
    writes = Collections.unmodifiableSet(writes);
    counts = Collections.unmodifiableSet(counts);
    outside = Collections.unmodifiableSet(outside);
  }

  /** All of them together. */
  public static Effects of(Iterable<Effects> parts) {
    var all = new Builder();
    parts.forEach(all::add);
    return all.build();
  }

  public boolean has(Outside effect) {
    return outside.contains(effect);
  }

  /** Whether the two give the same in either order, as far as variables go. */
  public boolean commutesWith(Effects other) {
    return disjoint(writes, other.reads)
        && disjoint(writes, other.writes)
        && disjoint(writes, other.counts)
        && disjoint(counts, other.reads)
        && disjoint(counts, other.writes)
        && disjoint(reads, other.writes)
        && disjoint(reads, other.counts);
  }

  private static boolean disjoint(Set<VariableElement> some, Set<VariableElement> others) {
    return Collections.disjoint(some, others);
  }

  /** Collects effects. */
  static final class Builder {
    final Set<VariableElement> reads = new HashSet<>();
    final Set<VariableElement> writes = new HashSet<>();
    final Set<VariableElement> counts = new HashSet<>();
    final Set<Outside> outside = EnumSet.noneOf(Outside.class);

    void add(Effects effects) {
      reads.addAll(effects.reads);
      writes.addAll(effects.writes);
      counts.addAll(effects.counts);
      outside.addAll(effects.outside);
    }

    Effects build() {
      return new Effects(reads, writes, counts, outside);
    }
  }
}
