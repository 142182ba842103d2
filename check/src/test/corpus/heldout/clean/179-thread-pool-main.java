import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;

import java.time.Duration;

/** Two loops, one a thread; the plain main waits for both. */
final class ThreadPoolMain {
  private static int shard(int number) {
    return run(() -> {
      sleep(Duration.ofMillis(5));
      return number * 10;
    });
  }

  public static void main(String[] args) throws InterruptedException, ExecutionException {
    try (var cores = Executors.newFixedThreadPool(2)) {
      List<Future<Integer>> shards = new ArrayList<>();
      for (int i = 1; i <= 2; i++) {
        int number = i;
        shards.add(cores.submit(() -> shard(number)));
      }
      int sum = 0;
      for (Future<Integer> shard : shards) {
        sum += shard.get();
      }
      System.out.println(sum);
    }
  }
}

/* output:
30
*/
