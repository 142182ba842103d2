import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var firstTwo = new ArrayList<String>();
    try (var articles = articles(List.of(1, 2, 3, 4))) {
      for (String article : articles) {
        firstTwo.add(article);
        if (firstTwo.size() == 2) {
          break;
        }
      }
    }
    IO.println(firstTwo);
  });
}

AsyncIterator<String> articles(List<Integer> ids) {
  return generator(
      out -> {
        for (int id : ids) {
          out.emit(article(id));
        }
      });
}

String article(int id) {
  sleep(Duration.ofMillis(3));
  return "article " + id;
}

/* output:
[article 1, article 2]
*/
