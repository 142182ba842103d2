package io.asyncio4j.advise;

/**
 * How many stacks may be looked at. One look costs more than what it is about, so it is done only
 * as long as all of them together take a small share of the time: a program that waits seldom is
 * seen whole, one that switches a lot by samples. The loop's thread.
 */
final class Budget {
  /** Of the time that has passed one part in so many may go into looking. */
  private static final int SHARE = 100;

  private final int free;
  private final long start = System.nanoTime();
  private long spent;
  private long begun;
  private int looks;

  /**
   * @param free how many looks are free: small programs, which are the likeliest read, are seen
   *     whole
   */
  Budget(int free) {
    this.free = free;
  }

  boolean allows() {
    return looks < free || spent < (System.nanoTime() - start) / SHARE;
  }

  void begin() {
    looks++;
    begun = System.nanoTime();
  }

  void end() {
    spent += System.nanoTime() - begun;
  }
}
