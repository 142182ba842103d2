import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class FeedPoller {
  private final List<String> news = new ArrayList<>();
  private int round;

  private String poll() {
    sleep(Duration.ofMillis(10));
    if (++round % 2 == 0) {
      throw new IllegalStateException("feed is broken");
    }
    return "entry " + round;
  }

  void follow(int rounds) {
    while (round < rounds) {
      try {
        news.add(poll());
      } catch (Throwable broken) { // expect: mixed
        news.add("failed: " + broken.getMessage());
      }
    }
  }

  public static void main(String[] args) {
    var poller = new FeedPoller();
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(() -> {
        Task<Void> following = createTask("poller", () -> poller.follow(4));
        sleep(Duration.ofMillis(25));
        following.cancel();
        try {
          await(following);
        } catch (CancelledError e) {
          System.err.println("stopped");
        }
        System.out.println(poller.news.getFirst());
      });
    }
  }
}

/* output:
entry 1
*/
