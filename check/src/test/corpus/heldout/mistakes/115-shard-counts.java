import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.Runner;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

final class ShardCounts {
  record Shard(int number) {
    long countUsers() {
      sleep(Duration.ofMillis(3));
      return 100L * (number + 1);
    }
  }

  private final List<Shard> shards = IntStream.range(0, 4).mapToObj(Shard::new).toList();

  long[] counts() {
    var counts = new long[shards.size()];
    for (int i = 0; i < shards.size(); i++) {
      counts[i] = shards.get(i).countUsers(); // expect: sequential#1
    }
    return counts;
  }

  public static void main(String[] args) {
    var cluster = new ShardCounts();
    try (var runner = Runner.builder().name("counts").build()) {
      long[] counts = runner.run(cluster::counts);
      System.out.println(Arrays.toString(counts) + " = " + Arrays.stream(counts).sum());
    }
  }
}

/* output:
[100, 200, 300, 400] = 1000
*/
