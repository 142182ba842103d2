import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

interface Player {
  int move(int pile);
}

record Greedy(int most) implements Player {
  public int move(int pile) {
    sleep(Duration.ofMillis(2));
    return Math.min(most, pile);
  }
}

void main() {
  run(() -> {
    Player first = new Greedy(3);
    Player second = new Greedy(2);
    int pile = 11;
    while (pile > 0) {
      pile -= first.move(pile);
      if (pile == 0) {
        IO.println("first wins");
        return;
      }
      pile -= second.move(pile);
    }
    IO.println("second wins");
  });
}

/* output:
first wins
*/
