import static io.asyncio4j.Asyncio.*;

/** A client library with futures, handed to await where the value is needed. */
final class Recommender {
  private final Executor later = CompletableFuture.delayedExecutor(4, TimeUnit.MILLISECONDS);

  CompletableFuture<List<String>> similar(String film) {
    return CompletableFuture.supplyAsync(() -> List.of(film + " II", film + " III"), later);
  }
}

String teaser(Recommender recommender, String film) {
  var similar = recommender.similar(film).thenApply(films -> String.join(", ", films));
  String header = "You liked " + film + ". ";
  return header + "Try " + await(similar);
}

void main() {
  IO.println(run(() -> teaser(new Recommender(), "Alien")));
}

/* output:
You liked Alien. Try Alien II, Alien III
*/
