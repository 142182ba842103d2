import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Gateway {
  private final ExecutorService pool = Executors.newFixedThreadPool(2);

  Future<Integer> submit(int n) {
    return pool.submit(() -> n * n);
  }

  CompletableFuture<Integer> later(int n) {
    return CompletableFuture.supplyAsync(() -> n * n, pool);
  }

  void close() {
    pool.close();
  }
}

void main() throws Exception {
  var gateway = new Gateway();
  Future<Integer> square = gateway.submit(3);
  IO.println(square.get());
  int other = run(() -> await(gateway.later(4)));
  IO.println(other);
  gateway.close();
}

/* output:
9
16
*/
