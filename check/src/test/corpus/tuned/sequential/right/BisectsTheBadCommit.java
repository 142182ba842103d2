import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    int good = 0;
    int bad = 64;
    while (bad - good > 1) {
      int middle = (good + bad) >>> 1;
      if (passes(middle)) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    IO.println("first bad: " + bad);
  });
}

boolean passes(int commit) {
  sleep(Duration.ofMillis(2));
  return commit < 37;
}

/* output:
first bad: 37
*/
