import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Lookup {
  private final Map<String, CompletableFuture<String>> open = new HashMap<>();

  CompletableFuture<String> ask(String name) {
    return open.computeIfAbsent(name, key -> CompletableFuture.supplyAsync(() -> key.toUpperCase()));
  }

  String answer(String name) throws Exception {
    try {
      return ask(name).get(2, TimeUnit.SECONDS); // expect: mixed
    } catch (TimeoutException e) {
      return "?";
    }
  }
}

void main() throws Exception {
  var lookup = new Lookup();
  run(() -> {
    sleep(Duration.ofMillis(1));
    IO.println(lookup.answer("ada"));
  });
}

/* output:
ADA
*/
