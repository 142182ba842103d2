import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

/** Matches the answers of a device with the requests by their numbers. */
final class Device {
  private final Map<Integer, Promise<String>> open = new HashMap<>();
  private int next = 1;

  private void wire(int number, String command) {
    int delay = 10 - number;
    runningLoop().callLater(Duration.ofMillis(delay), () -> answered(number, command.toUpperCase()));
  }

  private void answered(int number, String text) {
    Promise<String> promise = open.remove(number);
    if (promise != null) {
      promise.setResult(number + " " + text);
    }
  }

  String ask(String command) throws TimeoutException {
    int number = next++;
    Promise<String> answer = Promise.create();
    open.put(number, answer);
    wire(number, command);
    return waitFor(answer, Duration.ofSeconds(1));
  }
}

void main() throws TimeoutException {
  var device = new Device();
  IO.println(run(() -> gather(() -> device.ask("status"), () -> device.ask("volume"))));
}

/* output:
[1 STATUS, 2 VOLUME]
*/
