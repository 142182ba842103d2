import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var parts = List.of(load("head"), load("body"));
    CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).join(); // expect: mixed
    IO.println(parts.stream().map(CompletableFuture::resultNow).toList());
  });
}

CompletableFuture<String> load(String part) {
  return CompletableFuture.supplyAsync(() -> "<" + part + ">");
}

/* output:
[<head>, <body>]
*/
