import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
class Registry {
  private final Map<String, String> services = new HashMap<>();

  void leave(String name) {
    sleep(Duration.ofMillis(1)); // expect: never-awaited#1
    services.remove(name);
  }

  void closeOnExit() {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leave("me"))); // expect: never-awaited#1
  }
}

class Poller implements Runnable {
  @Override
  public void run() {
    yieldNow(); // expect: never-awaited
  }
}

void main() {
  new Registry().closeOnExit();
  new Thread(new Poller()).start();
}
// not run: it throws
