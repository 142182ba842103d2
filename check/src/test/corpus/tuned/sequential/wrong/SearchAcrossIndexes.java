import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

enum Kind { PEOPLE, PLACES, THINGS }

record Hit(Kind kind, String text, int score) {}

class Index {
  List<Hit> search(Kind kind, String words) {
    sleep(Duration.ofMillis(4));
    return List.of(new Hit(kind, words + " in " + kind.name().toLowerCase(), kind.ordinal() + words.length()));
  }
}

List<Hit> best(Index index, String words, int limit) {
  var all = new PriorityQueue<Hit>(Comparator.comparingInt(Hit::score).reversed());
  for (Kind kind : Kind.values()) {
    all.addAll(index.search(kind, words)); // expect: sequential
  }
  return Stream.generate(all::poll).limit(Math.min(limit, all.size())).toList();
}

void main() {
  run(() -> best(new Index(), "paris", 2).forEach(hit -> IO.println(hit.text())));
}

/* output:
paris in things
paris in places
*/
