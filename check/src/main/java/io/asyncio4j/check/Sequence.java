package io.asyncio4j.check;

import java.util.List;

/**
 * Calls that wait one after another and need not, as a running program's stacks can be compared
 * with them.
 *
 * @param file the source as class files name it, below its package: {@code shop/Orders.java}
 * @param isEach whether it is one call that is made for each element of something
 * @param calls at least two neighbours, in the order they are made; or the one of {@code isEach}
 */
public record Sequence(String file, boolean isEach, List<Site> calls) {
  public Sequence {
    calls = List.copyOf(calls);
  }

  /**
   * Where one of the calls stands.
   *
   * @param method the name of what is called; {@code <init>} for a constructor
   * @param firstLine the line on which a stack shows it, or the first of several
   * @param lastLine the last of those
   * @param label how a reader knows it: {@code client.get(url)}
   */
  public record Site(String method, int firstLine, int lastLine, String label) {}
}
