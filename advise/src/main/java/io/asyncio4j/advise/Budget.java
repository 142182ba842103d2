package io.asyncio4j.advise;

/**
 * How many stacks may be looked at. One look costs more than what it is about, so it is done only
 * as long as all of them together take a small share of the time that the program has the loop: a
 * program that waits seldom is seen whole, one that switches a lot by samples. The loop's thread.
 */
class Budget {
  /** So many looks are free: small programs, which are the likeliest read, are seen whole. */
  private static final int FREE_LOOKS = 200;

  /** Of the time that tasks had the loop one part in so many may go into looking. */
  private static final int SHARE = 200;

  private final WorkTime work;
  private long spent;
  private long begun;
  private int looks;
  private int passedOver;

  Budget(WorkTime work) {
    this.work = work;
  }

  /**
   * Whether this one is looked at. A sample stands for those that were passed over since the one
   * before, too.
   *
   * @return for how many the look stands; 0 when there is to be none
   */
  final int ask() {
    if (!allows()) {
      passedOver++;
      return 0;
    }
    int stands = passedOver + 1;
    passedOver = 0;
    return stands;
  }

  boolean allows() {
    return looks < FREE_LOOKS || spent < work.nanos() / SHARE;
  }

  void begin() {
    looks++;
    begun = System.nanoTime();
  }

  void end() {
    spent += System.nanoTime() - begun;
  }
}
