package io.asyncio4j.bench.contender;

/** The heap in use once everything unreachable is gone. */
final class Heap {
  private Heap() {}

  static long usedBytes() {
    Runtime runtime = Runtime.getRuntime();
    // References that are cleared by one collection free what they held in the next.
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
