package io.asyncio4j.bench.load;

/**
 * When a contender is warm: three times in a row a request took no less processor time than the
 * least before. The JIT has the same core as what it compiles, and what it takes would be counted
 * to the requests; one such time alone says nothing, since a compilation may have fallen into it.
 */
public final class WarmUp {
  private static final int ENOUGH = 3;

  /** What is less by a smaller part is the same. */
  private static final double LESS = 0.95;

  private double least = Double.POSITIVE_INFINITY;
  private int inVain;

  /**
   * Takes what a while of load has cost.
   *
   * @param requests how many were answered; none for the first seconds of some
   */
  public void add(double cpuSeconds, double requests) {
    if (requests == 0) {
      return;
    }
    double cost = cpuSeconds / requests;
    inVain = cost > LESS * least ? inVain + 1 : 0;
    least = Math.min(least, cost);
  }

  /** Whether it is warm. */
  public boolean isOver() {
    return inVain >= ENOUGH;
  }
}
