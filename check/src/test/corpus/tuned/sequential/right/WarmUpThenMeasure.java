import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
    runner.run(() -> {
      query("SELECT 1");
      long start = runningLoop().time();
      query("SELECT 1");
      long took = runningLoop().time() - start;
      IO.println(Duration.ofNanos(took));
    });
  }
}

int query(String sql) {
  sleep(Duration.ofMillis(5));
  return sql.length();
}

/* output:
PT0.005S
*/
