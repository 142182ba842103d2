import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

final ExecutorService pool = Executors.newSingleThreadExecutor();
final List<String> lines = new CopyOnWriteArrayList<>();

void main() {
  run(() -> {
    pool.execute(() -> lines.add("first"));
    pool.execute(() -> lines.add("second"));
    runningLoop().execute(() -> lines.size());
    sleep(Duration.ofMillis(1));
  });
  pool.close();
  IO.println(lines);
}

/* output:
[first, second]
*/
