import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Task<String> a = createTask(() -> part("a"));
    Task<String> b = createTask(() -> part("b"));
    waitUntil(ReturnWhen.ALL_COMPLETED, List.of(a, b));
    IO.println(a.resultNow() + b.resultNow());
    var ready = CompletableFuture.completedFuture("c");
    IO.println(ready.resultNow() + ready.getNow("?"));
  });
}

String part(String name) {
  sleep(Duration.ofMillis(2));
  return name;
}

/* output:
ab
cc
*/
