import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

final ExecutorService pool = Executors.newSingleThreadExecutor();

void main() throws Exception {
  run(() -> {
    Future<Integer> answer = pool.submit(() -> 6 * 7);
    sleep(Duration.ofMillis(1));
    IO.println(answer.get());
  });
  pool.close();
}

/* output:
42
*/
