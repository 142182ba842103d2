import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

CompletableFuture<Integer> price(String item) {
  return CompletableFuture.supplyAsync(() -> item.length() * 10);
}

void main() {
  run(() -> {
    List<CompletableFuture<Integer>> prices = Stream.of("tea", "milk").map(item -> price(item)).toList();
    int sum = prices.stream().mapToInt(future -> future.join()).sum(); // expect: mixed
    IO.println(sum);
  });
}

/* output:
70
*/
