import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

String download(String mirror, Duration latency) throws IOException {
  sleep(latency);
  if (mirror.startsWith("broken")) {
    throw new IOException(mirror + " has a bad disk");
  }
  return "from " + mirror;
}

void main() throws IOException {
  try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
    String winner = runner.run(() -> race(
        () -> download("broken-eu", Duration.ofMillis(10)),
        () -> download("us", Duration.ofMillis(80)),
        () -> download("asia", Duration.ofMillis(200))));
    IO.println(winner);
  }
}

/* output:
from us
*/
