import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Doorbell {
  private final List<Runnable> listeners = new ArrayList<>();

  void onRing(Runnable listener) {
    listeners.add(listener);
  }

  void ring() {
    listeners.forEach(Runnable::run);
  }
}

void main() {
  run(() -> {
    var doorbell = new Doorbell();
    Promise<String> answer = Promise.create(); // expect: never-awaited
    doorbell.onRing(() -> answer.setResult("coming"));
    sleep(Duration.ofMillis(1));
    doorbell.ring();
    IO.println("rang");
  });
}
// not run
