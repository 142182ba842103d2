package io.asyncio4j;

/** An entry of the {@link TimerQueue}. */
abstract class Timer {
  static final byte IDLE = 0;
  static final byte SET = 1;
  static final byte CANCELLED = 2;

  /** Breaks ties: timers due at the same time fire in the order they were set. */
  long sequence;

  /** The queue's: whether it is in there. */
  byte state = IDLE;

  /** Called on the loop's thread once it is due and out of the queue. */
  abstract void fire();
}
