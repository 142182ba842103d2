import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() throws Exception {
  run(() -> {
    EventLoop loop = runningLoop();
    String page = toThread(() -> "<" + runCoroutineThreadsafe(loop, () -> fetch("a")).get() + ">");
    IO.println(page);
  });
}

String fetch(String name) {
  sleep(Duration.ofMillis(5));
  return name;
}

/* output:
<a>
*/
