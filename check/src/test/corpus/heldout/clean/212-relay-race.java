import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;

final class RelayRace {
  private final AsyncBarrier start = new AsyncBarrier(3);
  private final List<String> finish = new ArrayList<>();

  private void run(String runner, Duration warmUp, Duration pace) throws BrokenBarrierException {
    sleep(warmUp);
    start.await();
    sleep(pace);
    finish.add(runner + " after " + Duration.ofNanos(runningLoop().time()).toSeconds() + " s");
  }

  List<String> race() throws BrokenBarrierException {
    gather(
        () -> run("hare", Duration.ofSeconds(5), Duration.ofSeconds(10)),
        () -> run("fox", Duration.ofSeconds(1), Duration.ofSeconds(12)),
        () -> run("tortoise", Duration.ofSeconds(0), Duration.ofSeconds(300)));
    return finish;
  }

  public static void main(String[] args) throws BrokenBarrierException {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      System.out.println(runner.run(() -> new RelayRace().race()));
    }
  }
}

/* output:
[hare after 15 s, fox after 17 s, tortoise after 305 s]
*/
