import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Batch(List<Integer> ids, int next) {}

class EventApi {
  private static final int LAST = 7;

  Batch after(int cursor, int size) {
    sleep(Duration.ofMillis(2));
    var ids = new ArrayList<Integer>();
    for (int id = cursor + 1; id <= Math.min(LAST, cursor + size); id++) {
      ids.add(id);
    }
    return new Batch(ids, ids.isEmpty() ? -1 : ids.getLast());
  }
}

class Events {
  private final EventApi api = new EventApi();

  /** All events, drawn page by page while somebody reads. */
  AsyncIterator<Integer> all() {
    return generator(out -> {
      int cursor = 0;
      while (true) {
        Batch batch = api.after(cursor, 3);
        for (int id : batch.ids()) {
          out.emit(id);
        }
        if (batch.next() < 0) {
          return;
        }
        cursor = batch.next();
      }
    });
  }

  int firstDivisibleBy(int divisor) {
    try (var events = all()) {
      for (int id : events) {
        if (id % divisor == 0) {
          return id;
        }
      }
    }
    throw new NoSuchElementException("no event is divisible by " + divisor);
  }
}

void main() {
  run(() -> {
    var events = new Events();
    IO.println(events.firstDivisibleBy(5));
    var all = new ArrayList<Integer>();
    try (var every = events.all()) {
      every.forEach(all::add);
    }
    IO.println(all);
  });
}

/* output:
5
[1, 2, 3, 4, 5, 6, 7]
*/
