import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    CompletableFuture<Integer> length = load("page").thenApply(String::length);
    CompletableFuture<String> other = load("other");
    IO.println(await(length) + " " + await(other));
    var manual = new CompletableFuture<String>();
    runningLoop().callSoon(() -> manual.complete("by hand"));
    IO.println(await(manual));
  });
}

CompletableFuture<String> load(String what) {
  return CompletableFuture.supplyAsync(() -> "<" + what + ">");
}

/* output:
6 <other>
by hand
*/
