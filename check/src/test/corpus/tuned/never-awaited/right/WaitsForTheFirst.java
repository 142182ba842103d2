import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Task<String> slow = createTask("slow", () -> answer(200));
    Task<String> fast = createTask("fast", () -> answer(1));
    var result = waitUntil(ReturnWhen.FIRST_COMPLETED, List.of(slow, fast));
    for (var late : result.pending()) {
      late.cancel();
    }
    IO.println(result.done().iterator().next().await());
  });
}

String answer(int millis) {
  sleep(Duration.ofMillis(millis));
  return "after " + millis;
}

/* output:
after 1
*/
