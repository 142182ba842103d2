package io.asyncio4j.bench.contender;

/** The heap in use once everything unreachable is gone. */
final class Heap {
  private Heap() {}

  static long usedBytes() {
    Runtime runtime = Runtime.getRuntime();
    // The serial collector leaves dead objects where they are but for every fourth time.
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
