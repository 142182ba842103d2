import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var over = Promise.<String>create();
    EventLoop loop = runningLoop();
    CompletableFuture<Integer> length = load("page").thenApply(String::length);
    length.whenComplete(
        (value, error) ->
            loop.callSoonThreadsafe(() -> over.setResult(error == null ? "" + value : error.toString())));
    IO.println(await(over));
  });
}

CompletableFuture<String> load(String name) {
  return CompletableFuture.supplyAsync(() -> "<" + name + ">");
}

/* output:
6
*/
