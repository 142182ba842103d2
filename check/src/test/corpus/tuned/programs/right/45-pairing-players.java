import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Player(String name, int rank) {}

record Match(Player white, Player black) {
  @Override
  public String toString() {
    return white.name() + " - " + black.name();
  }
}

/** Whoever waits longest plays first: two are taken from one queue, one after the other. */
class Lobby {
  private final AsyncQueue<Player> waiting = new AsyncQueue<>();
  private final AsyncQueue<Match> matches = new AsyncQueue<>(2);

  void arrive(String name, int rank) {
    sleep(Duration.ofMillis(rank));
    waiting.put(new Player(name, rank));
  }

  void pair(int games) {
    for (int game = 0; game < games; game++) {
      Player white = waiting.get();
      Player black = waiting.get();
      matches.put(new Match(white, black));
    }
    matches.shutdown(false);
  }

  void announce() {
    int board = 1;
    for (Match match : matches) {
      IO.println("board " + board++ + ": " + match);
    }
  }
}

void main() {
  var lobby = new Lobby();
  try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
    runner.run(() -> TaskGroup.run(group -> {
      group.createTask(() -> lobby.pair(2));
      group.createTask(() -> lobby.announce());
      var names = List.of("dora", "cleo", "bela", "anna");
      for (int i = 0; i < names.size(); i++) {
        int rank = names.size() - i;
        String name = names.get(i);
        group.createTask(name, () -> lobby.arrive(name, rank));
      }
    }));
  }
}

/* output:
board 1: anna - bela
board 2: cleo - dora
*/
