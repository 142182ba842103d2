import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

String probe(String part) throws IOException {
  sleep(Duration.ofMillis(part.length()));
  if (part.equals("cache")) {
    throw new IOException("no answer from the cache");
  }
  return part + " is up";
}

String line(Outcome<String> outcome) {
  return switch (outcome) {
    case Outcome.Success<String>(var text) -> text;
    case Outcome.Failure<String>(var exception) -> "DOWN: " + exception.getMessage();
  };
}

void main() {
  run(() -> {
    List<Coroutine<String, IOException>> checks =
        List.of(() -> probe("database"), () -> probe("cache"), () -> probe("mail"));
    for (Outcome<String> outcome : gatherOutcomes(checks)) {
      IO.println(line(outcome));
    }
  });
}

/* output:
database is up
DOWN: no answer from the cache
mail is up
*/
