import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Cache {
  private final Map<String, Long> expiry = new HashMap<>();

  void put(String key, Duration life) {
    expiry.put(key, runningLoop().time() + life.toNanos());
  }

  boolean has(String key) {
    return expiry.getOrDefault(key, 0L) > runningLoop().time();
  }
}

void main() {
  try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
    runner.run(() -> {
      var cache = new Cache();
      cache.put("a", Duration.ofMinutes(5));
      sleep(Duration.ofMinutes(4));
      boolean before = cache.has("a");
      sleep(Duration.ofMinutes(2));
      boolean after = cache.has("a");
      IO.println(before + " " + after);
    });
  }
}

/* output:
true false
*/
