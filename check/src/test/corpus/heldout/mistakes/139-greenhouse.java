import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Reading(String sensor, double value) {}

Reading read(String sensor) {
  sleep(Duration.ofMillis(5));
  if (sensor.isEmpty()) {
    throw new IllegalStateException("sensor without a name");
  }
  return new Reading(sensor, sensor.length() * 1.5);
}

void openWindow() {
  sleep(Duration.ofMillis(10));
  IO.println("window open");
}

void main() {
  run(() -> {
    Reading warm = read("temperature");
    if (warm.value() > 10) {
      Task<Void> opening = createTask("window", () -> openWindow()); // expect: never-awaited
      IO.println("opening, it has " + warm.value() + " degrees");
    }
    sleep(Duration.ofMillis(50));
  });
}

/* output:
opening, it has 16.5 degrees
window open
*/
