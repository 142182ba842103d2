import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    CompletableFuture<String> left = load("left");
    CompletableFuture<String> right = load("right");
    String a = await(left);
    String b = await(right);
    IO.println(a + b);
  });
}

CompletableFuture<String> load(String side) {
  return CompletableFuture.supplyAsync(() -> side.substring(0, 1));
}

/* output:
lr
*/
