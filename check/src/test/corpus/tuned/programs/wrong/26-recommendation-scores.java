import static io.asyncio4j.Asyncio.*;

import java.util.stream.IntStream;

record Film(int id, double[] features) {
  double similarity(Film other) {
    double sum = 0;
    for (int i = 0; i < features.length; i++) {
      sum += features[i] * other.features[i];
    }
    return sum;
  }
}

class Films {
  private final List<Film> films =
      IntStream.range(0, 2000).mapToObj(id -> new Film(id, new double[] {id % 7, id % 11, id % 13})).toList();

  Film byId(int id) {
    sleep(Duration.ofMillis(3));
    return films.get(id);
  }

  List<Film> all() {
    return films;
  }
}

class Recommender {
  private final Films films = new Films();

  int similarTo(int id) {
    Film seen = films.byId(id);
    return films.all().parallelStream() // expect: blocking
        .filter(film -> film.id() != id)
        .max(Comparator.comparingDouble(seen::similarity).thenComparing(Film::id))
        .orElseThrow()
        .id();
  }
}

void main() {
  var recommender = new Recommender();
  int id = run(() -> recommender.similarTo(1000));
  IO.println("you may also like film " + id);
}

/* output:
you may also like film 1286
*/
