import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Doorbell {
  private final List<Runnable> listeners = new ArrayList<>();

  Promise<String> nextRing() {
    Promise<String> ring = Promise.create();
    listeners.add(() -> ring.setResult("ring"));
    return ring;
  }

  void press() {
    listeners.forEach(Runnable::run);
    listeners.clear();
  }
}

void main() {
  run(() -> {
    var doorbell = new Doorbell();
    Promise<String> ring = doorbell.nextRing();
    runningLoop().callLater(Duration.ofMillis(2), () -> doorbell.press());
    IO.println(await(ring));
  });
}

/* output:
ring
*/
