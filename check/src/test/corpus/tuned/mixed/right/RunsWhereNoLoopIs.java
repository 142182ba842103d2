import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
class Client {
  private String fetch(String key) {
    sleep(Duration.ofMillis(1));
    return key.toUpperCase();
  }

  private static boolean isInsideLoop() {
    try {
      runningLoop();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** For coroutines and for plain code. */
  String get(String key) {
    if (isInsideLoop()) {
      return fetch(key);
    }
    return Asyncio.run(() -> fetch(key));
  }
}

void main() {
  var client = new Client();
  IO.println(client.get("plain"));
  IO.println(run(() -> client.get("coroutine")));
}

/* output:
PLAIN
COROUTINE
*/
