import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Film(String title, double rating) {}

void main() {
  run(() -> {
    List<Film> films =
        gatherEach(
            List.of(1, 2, 3),
            2,
            id -> {
              String title = title(id); // expect: sequential#1
              double rating = rating(id); // expect: sequential#1
              return new Film(title, rating);
            });
    IO.println(films);
  });
}

String title(int id) {
  sleep(Duration.ofMillis(5));
  return "film " + id;
}

double rating(int id) {
  sleep(Duration.ofMillis(5));
  return id + 0.5;
}

/* output:
[Film[title=film 1, rating=1.5], Film[title=film 2, rating=2.5], Film[title=film 3, rating=3.5]]
*/
