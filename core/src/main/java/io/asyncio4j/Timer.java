package io.asyncio4j;

/** An entry of the {@link TimerQueue}. */
abstract class Timer {
  /** When it is due, in nanoseconds of the loop's clock. */
  long when;

  /** Breaks ties: timers due at the same time fire in the order they were set. */
  long sequence;

  /** Where it stands in the heap, or -1. */
  int index = -1;

  /** Called on the loop's thread once it is due and out of the queue. */
  abstract void fire();
}
