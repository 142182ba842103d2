import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  var started = CompletableFuture.supplyAsync(() -> 20);
  int first = started.join();
  int second = run(() -> {
    sleep(Duration.ofMillis(1));
    return 22;
  });
  IO.println(first + second);
}

/* output:
42
*/
