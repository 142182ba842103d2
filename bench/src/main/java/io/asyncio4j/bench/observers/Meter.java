package io.asyncio4j.bench.observers;

import static io.asyncio4j.Asyncio.sleep;

import java.io.IOException;
import java.time.Duration;

/** Counts what a program does, and what the process takes for it, once the program is under way. */
public final class Meter {
  private long operations;
  private boolean over;

  /**
   * What was measured.
   *
   * @param cpuNanos the processor time of the whole process: the loop, the watchdog, the Flight
   *     Recorder, the JIT, the garbage collector
   */
  record Reading(long operations, long cpuNanos, long wallNanos) {
    private Reading minus(Reading other) {
      return new Reading(
          operations - other.operations, cpuNanos - other.cpuNanos, wallNanos - other.wallNanos);
    }
  }

  /** Whether the program is to go on. */
  public boolean goesOn() {
    return !over;
  }

  /** The program has done one more of what it does. */
  public void count() {
    operations++;
  }

  /** Lets the program run in, measures, and has it end. In a coroutine of the program's loop. */
  Reading measure(Duration runIn, Duration time) throws IOException {
    sleep(runIn);
    Reading begin = now();
    sleep(time);
    Reading end = now();
    over = true;
    return end.minus(begin);
  }

  private Reading now() throws IOException {
    return new Reading(operations, ProcessorTime.ofProcess(), System.nanoTime());
  }
}
