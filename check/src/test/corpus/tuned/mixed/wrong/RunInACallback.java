import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.function.IntConsumer;

class Thermostat {
  private final List<IntConsumer> listeners = new ArrayList<>();

  void onChange(IntConsumer listener) {
    listeners.add(listener);
  }

  void measure() {
    sleep(Duration.ofMillis(5));
    listeners.forEach(listener -> listener.accept(21));
  }
}

void main() {
  var thermostat = new Thermostat();
  thermostat.onChange(value -> run(() -> report(value))); // expect: mixed
  run(() -> thermostat.measure());
}

void report(int value) {
  sleep(Duration.ofMillis(1));
  IO.println(value + " degrees");
}
// not run
