package programs;

import static io.asyncio4j.Asyncio.runEach;
import static io.asyncio4j.Asyncio.yieldNow;

import io.asyncio4j.bench.observers.Meter;
import java.util.stream.IntStream;

/** A hundred coroutines that do nothing but let the others go on. */
public final class Switches {
  private static final int COROUTINES = 100;

  private Switches() {}

  /** Runs it; one operation is a switch. */
  public static void run(Meter meter) throws Exception {
    runEach(
        IntStream.range(0, COROUTINES).boxed().toList(),
        _ -> {
          while (meter.goesOn()) {
            yieldNow();
            meter.count();
          }
        });
  }
}
