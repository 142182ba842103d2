import io.asyncio4j.Asyncio;
import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import io.asyncio4j.Task;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

final class RunnerUsedTwice {
  private final Deque<String> events = new ArrayDeque<>();
  private Task<Void> ticker;

  void start() {
    ticker = Asyncio.createTask("ticker", this::tick);
  }

  private void tick() {
    for (int n = 1; ; n++) {
      Asyncio.sleep(Duration.ofMinutes(1));
      events.add("tick " + n);
    }
  }

  void waitFor(Duration duration) {
    Asyncio.sleep(duration);
  }

  int stop() {
    ticker.cancel();
    return events.size();
  }

  public static void main(String[] args) {
    var program = new RunnerUsedTwice();
    try (var runner = Runner.builder().name("ticks").clock(LoopClock.virtual()).build()) {
      runner.run(program::start);
      runner.run(() -> program.waitFor(Duration.ofMinutes(3).plusSeconds(1)));
      int ticks = runner.run(program::stop);
      System.out.println(ticks + " ticks, the last was " + program.events.getLast());
    }
    String answer = Asyncio.run(() -> "and a loop of its own");
    System.out.println(answer);
  }
}

/* output:
3 ticks, the last was tick 3
and a loop of its own
*/
