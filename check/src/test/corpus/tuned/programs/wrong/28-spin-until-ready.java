// not run: it never ends, as the loop is held
import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Engine {
  private volatile boolean warm;
  private int temperature = 20;

  void heat() {
    while (temperature < 90) {
      sleep(Duration.ofMillis(1));
      temperature += 10;
    }
    warm = true;
  }

  boolean isWarm() {
    return warm;
  }

  int temperature() {
    return temperature;
  }
}

class Driver {
  private final Engine engine;

  Driver(Engine engine) {
    this.engine = engine;
  }

  String drive(String destination) {
    while (!engine.isWarm()) Thread.onSpinWait(); // expect: blocking
    return "to " + destination + " at " + engine.temperature() + " degrees";
  }
}

void main() {
  var engine = new Engine();
  var driver = new Driver(engine);
  run(() -> {
    TaskGroup.run(group -> {
      group.createTask(() -> engine.heat());
      group.createTask(() -> IO.println(driver.drive("Rome")));
    });
  });
}
