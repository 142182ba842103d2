import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Row(String name, int score) {}

void main() {
  run(() -> {
    var rows = new ArrayList<Row>();
    for (int id : List.of(1, 2, 3)) {
      String name = name(id); // expect: sequential#1
      int score = score(id); // expect: sequential#1
      rows.add(new Row(name, score));
    }
    IO.println(rows);
  });
}

String name(int id) {
  sleep(Duration.ofMillis(3));
  return "player " + id;
}

int score(int id) {
  sleep(Duration.ofMillis(3));
  return id * id;
}

/* output:
[Row[name=player 1, score=1], Row[name=player 2, score=4], Row[name=player 3, score=9]]
*/
