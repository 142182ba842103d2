import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

// not run: never ends, since the children wait for the monitor that their parent holds
final class SeatMap {
  private final Map<String, Integer> free = new HashMap<>();

  synchronized void put(String coach, int seats) {
    free.put(coach, seats);
  }

  synchronized int free() {
    return free.values().stream().mapToInt(Integer::intValue).sum();
  }

  private int ask(String coach) {
    sleep(Duration.ofMillis(5));
    return coach.length() * 8;
  }

  private void update(String coach) {
    put(coach, ask(coach));
  }

  synchronized void refresh() {
    free.clear();
    gather(() -> update("coach-1"), () -> update("coach-22")); // expect: mixed
  }
}

void main() {
  var train = new SeatMap();
  run(() -> {
    train.refresh();
    IO.println(train.free() + " seats");
  });
}
