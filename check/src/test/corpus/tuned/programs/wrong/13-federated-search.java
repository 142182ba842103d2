import static io.asyncio4j.Asyncio.*;

record Hit(String source, String title, double score) {}

interface Source {
  List<Hit> search(String words);
}

class Wiki implements Source {
  @Override
  public List<Hit> search(String words) {
    sleep(Duration.ofMillis(5));
    return List.of(new Hit("wiki", "About " + words, 0.9), new Hit("wiki", "History of " + words, 0.4));
  }
}

class Mail implements Source {
  @Override
  public List<Hit> search(String words) {
    sleep(Duration.ofMillis(9));
    return List.of(new Hit("mail", "Re: " + words, 0.7));
  }
}

class Tickets implements Source {
  @Override
  public List<Hit> search(String words) {
    return List.of();
  }
}

class Search {
  private final Source[] sources = {new Wiki(), new Mail(), new Tickets()};

  List<Hit> best(String words, int limit) {
    var hits = new ArrayList<Hit>();
    for (Source source : sources) {
      hits.addAll(source.search(words)); // expect: sequential#1
    }
    hits.sort(Comparator.comparingDouble(Hit::score).reversed());
    return hits.subList(0, Math.min(limit, hits.size()));
  }
}

void main() {
  run(() -> {
    for (Hit hit : new Search().best("trains", 2)) {
      IO.println(hit.source() + ": " + hit.title());
    }
  });
}

/* output:
wiki: About trains
mail: Re: trains
*/
