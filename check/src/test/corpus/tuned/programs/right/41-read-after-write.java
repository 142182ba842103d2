import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Article(String slug, int revision, String text) {}

class ArticleStore {
  private final Map<String, Article> articles = new HashMap<>();

  Article save(String slug, String text) {
    sleep(Duration.ofMillis(3));
    Article before = articles.get(slug);
    var article = new Article(slug, before == null ? 1 : before.revision() + 1, text);
    articles.put(slug, article);
    return article;
  }

  List<String> titles() {
    sleep(Duration.ofMillis(2));
    return articles.values().stream().map(a -> a.slug() + " r" + a.revision()).sorted().toList();
  }

  void delete(String slug) {
    sleep(Duration.ofMillis(2));
    articles.remove(slug);
  }
}

class Desk {
  private final ArticleStore store = new ArticleStore();

  List<String> publish(String slug, String text) {
    store.save(slug, text);
    return store.titles();
  }

  List<String> rename(String from, String to, String text) {
    store.save(to, text);
    store.delete(from);
    return store.titles();
  }
}

void main() {
  run(() -> {
    var desk = new Desk();
    IO.println(desk.publish("loops", "About loops."));
    IO.println(desk.publish("loops", "More about loops."));
    IO.println(desk.rename("loops", "event-loops", "All about loops."));
  });
}

/* output:
[loops r1]
[loops r2]
[event-loops r1]
*/
