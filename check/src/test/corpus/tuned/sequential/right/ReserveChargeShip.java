import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

final List<String> done = new ArrayList<>();

void main() {
  run(() -> {
    place(11);
    IO.println(done);
  });
}

void place(int order) {
  reserve(order);
  charge(order);
  ship(order);
}

void reserve(int order) {
  sleep(Duration.ofMillis(5));
  done.add("reserved " + order);
}

void charge(int order) {
  sleep(Duration.ofMillis(5));
  done.add("charged " + order);
}

void ship(int order) {
  sleep(Duration.ofMillis(5));
  done.add("shipped " + order);
}

/* output:
[reserved 11, charged 11, shipped 11]
*/
