import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
    runner.run(() -> {
      var times = new ArrayList<Long>();
      for (String host : List.of("near", "farther")) {
        long start = runningLoop().time();
        ping(host);
        times.add((runningLoop().time() - start) / 1_000_000);
      }
      IO.println(times);
    });
  }
}

String ping(String host) {
  sleep(Duration.ofMillis(host.length()));
  return host;
}

/* output:
[4, 7]
*/
