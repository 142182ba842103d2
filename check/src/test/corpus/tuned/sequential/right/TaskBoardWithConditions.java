import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Board {
  private final AsyncCondition changed = new AsyncCondition();
  private final Deque<String> cards = new ArrayDeque<>();

  void pin(String card) {
    changed.withLock(
        () -> {
          cards.add(card);
          changed.signal();
        });
  }

  String take() {
    return changed.withLock(
        () -> {
          changed.awaitUntil(() -> !cards.isEmpty());
          return cards.poll();
        });
  }
}

void main() {
  run(() -> {
    var board = new Board();
    Task<Void> author =
        createTask(
            () -> {
              sleep(Duration.ofMillis(1));
              board.pin("write");
              sleep(Duration.ofMillis(1));
              board.pin("review");
            });
    String first = board.take();
    String second = board.take();
    await(author);
    IO.println(first + ", " + second);
  });
}

/* output:
write, review
*/
