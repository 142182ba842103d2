import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Task<String> slow = createTask("replica", () -> read("replica", 200));
    Optional<String> quick = moveOnAfter(Duration.ofSeconds(1), () -> read("primary", 2));
    if (quick.isPresent()) {
      slow.cancel();
      IO.println(quick.get());
      return;
    }
    IO.println(await(slow));
  });
}

String read(String from, int millis) {
  sleep(Duration.ofMillis(millis));
  return "read from " + from;
}

/* output:
read from primary
*/
