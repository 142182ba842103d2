package io.asyncio4j.spi;

/**
 * Watches one loop, and says what its time was lost to: {@link io.asyncio4j.Runner.Builder#advise}.
 */
public interface LoopAdvisor extends LoopObserver {
  /**
   * What was lost by now, worst first, several lines that end with a line break. Any thread; the
   * loop may be running.
   */
  String report();
}
