import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Player(String name, int rank) implements Comparable<Player> {
  public int compareTo(Player other) {
    return Integer.compare(rank, other.rank);
  }
}

abstract class Board {
  abstract int points(String name);

  final List<Player> top(int n, String... names) {
    Player[] players = new Player[names.length];
    for (int i = 0; i < names.length; ++i) {
      final String name = names[i];
      final int points = points(name); // expect: sequential
      players[i] = new Player(name, 1000 - points);
    }
    Arrays.sort(players);
    return List.of(players).subList(0, Math.min(n, players.length));
  }
}

class RemoteBoard extends Board {
  @Override
  int points(String name) {
    sleep(Duration.ofMillis(4));
    return name.length() * 10;
  }
}

void main() {
  Board board = new RemoteBoard();
  run(() -> IO.println(board.top(2, "ada", "charles", "grace")));
}

/* output:
[Player[name=charles, rank=930], Player[name=grace, rank=950]]
*/
