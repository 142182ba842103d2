package io.asyncio4j.spi;

import java.util.Random;

/**
 * Which of the items that are ready at the start of a turn runs next. A loop keeps the order in
 * which they became ready unless it is given another, as a test does that looks for code which
 * relies on that order.
 */
@FunctionalInterface
public interface ReadyOrder {
  /**
   * Picks one. Called on the loop's thread, once for each item.
   *
   * @param ready how many are left of this turn, at least 1
   * @return the place of the one to run, from 0 for the one that came first
   */
  int pick(int ready);

  /** An order drawn at random from a seed: the same seed gives the same order. */
  static ReadyOrder shuffled(long seed) {
    return new Random(seed)::nextInt;
  }
}
