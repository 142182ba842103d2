import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Launcher {
  private final List<String> services;

  Launcher(String... services) {
    this.services = List.of(services);
  }

  List<Boolean> startAll() {
    return gatherEach(services, service -> start(service)); // expect: never-awaited
  }

  private boolean start(String service) {
    sleep(Duration.ofMillis(10));
    return !service.isEmpty();
  }
}

void main() {
  var launcher = new Launcher("web", "jobs");
  IO.println(launcher.startAll());
}
// not run
