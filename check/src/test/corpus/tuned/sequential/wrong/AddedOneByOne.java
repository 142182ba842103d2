import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var shelves = new ArrayList<String>();
    shelves.add(shelf("novels")); // expect: sequential#1
    shelves.add(shelf("poems")); // expect: sequential#1
    IO.println(shelves);
  });
}

String shelf(String genre) {
  sleep(Duration.ofMillis(5));
  return genre + ": " + genre.length();
}

/* output:
[novels: 6, poems: 5]
*/
