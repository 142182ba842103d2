import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;
import io.asyncio4j.http.server.*;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A search library that gives futures. */
class SearchIndex {
  private final Map<String, List<String>> titles = Map.of("java", List.of("Effective Java", "Java Puzzlers"));

  CompletableFuture<List<String>> search(String word) {
    return CompletableFuture.supplyAsync(
        () -> titles.getOrDefault(word, List.of()),
        CompletableFuture.delayedExecutor(4, TimeUnit.MILLISECONDS));
  }
}

class SearchPage {
  private final SearchIndex index = new SearchIndex();

  ServerResponse handle(ServerRequest request) {
    String word = request.query().get("q", "").toLowerCase();
    if (word.isEmpty()) {
      return ServerResponse.text("what are you looking for?").withStatus(400);
    }
    List<String> titles = index.search(word).join(); // expect: mixed
    return ServerResponse.text(titles.isEmpty() ? "nothing" : String.join("; ", titles));
  }
}

void main() throws IOException {
  run(() -> {
    var transport = InProcess.of(new SearchPage()::handle);
    try (var app = AsyncClient.builder().baseUrl("http://search").transport(transport).build()) {
      IO.println(app.get("/?q=Java").text());
    }
  });
}

/* output:
Effective Java; Java Puzzlers
*/
