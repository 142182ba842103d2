import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Reading(int sensor, double value) {}

class Gateway {
  private final EventLoop loop;

  Gateway(EventLoop loop) {
    this.loop = loop;
  }

  /** Called by the driver, on its own thread. */
  void onReading(Reading reading) {
    runCoroutineThreadsafe(loop, () -> store(reading)); // expect: never-awaited
  }

  private void store(Reading reading) {
    sleep(Duration.ofMillis(5));
    if (reading.value() < 0) {
      throw new IllegalArgumentException("sensor " + reading.sensor());
    }
  }
}

void main() {
  run(() -> {
    var gateway = new Gateway(runningLoop());
    toThread(() -> gateway.onReading(new Reading(1, 2.5)));
  });
}
// not run
