import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Document(String text) {}

class Index {
  private final Map<String, Long> words = new TreeMap<>();

  void add(List<Document> documents) {
    words.putAll(
        documents.parallelStream() // expect: blocking#1
            .flatMap(document -> Stream.of(document.text().split(" ")))
            .collect(Collectors.groupingByConcurrent(word -> word, Collectors.counting()))); // expect: blocking#1
  }
}

void main() {
  run(() -> {
    var index = new Index();
    index.add(List.of(new Document("to be or"), new Document("not to be")));
    IO.println(index.words);
  });
}

/* output:
{be=2, not=1, or=1, to=2}
*/
