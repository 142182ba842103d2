import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.stream.IntStream;

record Score(String player, long points) {}

class Leaderboard {
  private final List<Score> scores = new ArrayList<>();

  synchronized void load(int players) {
    for (int i = 0; i < players; i++) {
      scores.add(new Score("p" + i, i * 7919L % 1_000_003));
    }
  }

  synchronized List<Score> top(int count) {
    Collections.sort(scores, Comparator.comparingLong(Score::points).reversed()); // expect: blocking
    return List.copyOf(scores.subList(0, count));
  }
}

class Announcer {
  private final Leaderboard board;
  private final AsyncQueue<String> out = new AsyncQueue<>(10);

  Announcer(Leaderboard board) {
    this.board = board;
  }

  void announce(int rounds) {
    for (int round = 1; round <= rounds; round++) {
      sleep(Duration.ofMillis(2));
      out.put("round " + round + ": " + board.top(1).getFirst().player());
    }
    out.shutdown(false);
  }

  void print() {
    for (String line : out) {
      IO.println(line);
    }
  }
}

void main() {
  var board = new Leaderboard();
  board.load(1_000_000);
  var announcer = new Announcer(board);
  run(() -> gather(() -> announcer.announce(2), () -> announcer.print()));
}

/* output:
round 1: p341332
round 2: p341332
*/
