import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

int calls;

void main() {
  run(() -> IO.println(withRetries(4)));
}

String withRetries(int attempts) {
  var pause = Duration.ofMillis(1);
  for (int attempt = 1; attempt < attempts; attempt++) {
    try {
      return flaky();
    } catch (IllegalStateException e) {
      sleep(pause);
      pause = pause.multipliedBy(2);
    }
  }
  return flaky();
}

String flaky() {
  sleep(Duration.ofMillis(5));
  if (++calls < 3) {
    throw new IllegalStateException("try again");
  }
  return "answered at call " + calls;
}

/* output:
answered at call 3
*/
