import static io.asyncio4j.Asyncio.*;

record Article(int id, String text) {}

final class SearchIndex {
  final Map<String, Set<Integer>> words = new ConcurrentHashMap<>();

  void index(Article article) {
    for (String word : article.text().split(" ")) {
      words.computeIfAbsent(word, w -> ConcurrentHashMap.newKeySet()).add(article.id());
    }
  }
}

void publish(Article article, SearchIndex index) {
  sleep(Duration.ofMillis(3)); // stored
  CompletableFuture.runAsync(() -> index.index(article)); // expect: never-awaited
}

void main() {
  var index = new SearchIndex();
  run(() -> {
    publish(new Article(1, "loops and coroutines"), index);
    sleep(Duration.ofMillis(500));
  });
  IO.println(new TreeSet<>(index.words.keySet()));
}

/* output:
[and, coroutines, loops]
*/
