import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

final class ParkingLot {
  private final AsyncCondition changed = new AsyncCondition();
  private int free;

  ParkingLot(int places) {
    free = places;
  }

  void enter() {
    changed.withLock(() -> {
      changed.awaitUntil(() -> free > 0);
      free--;
    });
  }

  void leave() {
    changed.withLock(() -> {
      free++;
      changed.signal();
    });
  }

  long park(int hours) {
    long arrived = runningLoop().time();
    enter();
    long waited = runningLoop().time() - arrived;
    sleep(Duration.ofHours(hours));
    leave();
    return Duration.ofNanos(waited).toHours();
  }

  public static void main(String[] args) {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      var lot = new ParkingLot(2);
      List<Integer> stays = IntStream.rangeClosed(1, 4).boxed().toList();
      System.out.println("hours waited: " + runner.run(() -> gatherEach(stays, 4, lot::park)));
    }
  }
}

/* output:
hours waited: [0, 0, 1, 2]
*/
