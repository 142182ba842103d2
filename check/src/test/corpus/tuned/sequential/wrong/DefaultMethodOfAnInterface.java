import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

interface Gauge {
  String name();

  default int read() {
    sleep(Duration.ofMillis(5));
    return name().length();
  }
}

record Boiler(String name) implements Gauge {}

record Tank(String name) implements Gauge {}

void main() {
  run(() -> {
    Gauge boiler = new Boiler("boiler");
    Gauge tank = new Tank("tank");
    int pressure = boiler.read(); // expect: sequential#1
    int level = tank.read(); // expect: sequential#1
    IO.println(pressure + level);
  });
}

/* output:
10
*/
