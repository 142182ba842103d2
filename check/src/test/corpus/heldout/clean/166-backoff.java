import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.io.IOException;
import java.time.Duration;

final class Backoff {
  private int calls;

  private String unreliable() throws IOException {
    sleep(Duration.ofMillis(30));
    if (++calls < 4) {
      throw new IOException("connection reset, call " + calls);
    }
    return "answer of call " + calls;
  }

  <T> T retrying(int attempts, Coroutine<T, IOException> body) throws IOException {
    Duration pause = Duration.ofSeconds(1);
    for (int attempt = 1; ; attempt++) {
      try {
        return body.call();
      } catch (IOException e) {
        if (attempt == attempts) {
          throw e;
        }
        System.out.println(e.getMessage() + ", again in " + pause);
        sleep(pause);
        pause = pause.multipliedBy(2);
      }
    }
  }

  public static void main(String[] args) throws IOException {
    var flaky = new Backoff();
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      System.out.println(runner.run(() -> flaky.retrying(5, flaky::unreliable)));
    }
  }
}

/* output:
connection reset, call 1, again in PT1S
connection reset, call 2, again in PT2S
connection reset, call 3, again in PT4S
answer of call 4
*/
