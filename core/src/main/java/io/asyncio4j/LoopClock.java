package io.asyncio4j;

/**
 * The time of a loop.
 *
 * <p>{@link #system()} is the JVM's monotonic clock. Under {@link #virtual()} nothing sleeps: when
 * no coroutine is ready and nothing outside the loop is awaited, time jumps to the next timer, and
 * it moves in no other way. A test of an hour of timeouts takes milliseconds and always gives the
 * same result. A clock that is {@linkplain #isVirtual() virtual} belongs to one loop.
 */
public interface LoopClock {
  /** The time in nanoseconds since some fixed moment; it never goes back. Any thread. */
  long nanoTime();

  /** Whether the loop moves this clock itself, by {@link #advanceTo}. */
  default boolean isVirtual() {
    return false;
  }

  /**
   * Moves a virtual clock. Called by the loop, on its thread, when there is nothing else to do.
   *
   * @param nanoTime the time of the next timer, never before {@link #nanoTime()}
   */
  default void advanceTo(long nanoTime) {
    throw new UnsupportedOperationException(
        "this clock moves by itself; only one that isVirtual() is moved");
  }

  /** The JVM's monotonic clock, {@link System#nanoTime()}. */
  static LoopClock system() {
    return System::nanoTime;
  }

  /** A new virtual clock that stands at zero. */
  static LoopClock virtual() {
    return new VirtualLoopClock();
  }
}
