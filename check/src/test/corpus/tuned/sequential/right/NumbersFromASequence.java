import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

interface IdSource {
  long next();
}

class DatabaseSequence implements IdSource {
  private long last = 100;

  public long next() {
    sleep(Duration.ofMillis(2));
    return ++last;
  }
}

record Order(long id, List<Long> lines) {}

Order order(IdSource ids, int lines) {
  long id = ids.next();
  var lineIds = new ArrayList<Long>();
  for (int i = 0; i < lines; i++) {
    lineIds.add(ids.next());
  }
  return new Order(id, lineIds);
}

void main() {
  run(() -> IO.println(order(new DatabaseSequence(), 2)));
}

/* output:
Order[id=101, lines=[102, 103]]
*/
