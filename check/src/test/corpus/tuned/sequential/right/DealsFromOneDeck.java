import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Deck {
  private final Random random = new Random(7);
  private final List<Integer> cards = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6));

  int draw() {
    sleep(Duration.ofMillis(2));
    return cards.remove(random.nextInt(cards.size()));
  }
}

void main() {
  run(() -> {
    var deck = new Deck();
    int mine = deck.draw();
    int yours = deck.draw();
    IO.println(mine != yours);
  });
}

/* output:
true
*/
