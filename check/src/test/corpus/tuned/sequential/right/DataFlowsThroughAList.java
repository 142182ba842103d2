import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var found = new ArrayList<String>();
    search("tea", found);
    String best = rank(found);
    IO.println(best);
  });
}

void search(String word, List<String> into) {
  sleep(Duration.ofMillis(5));
  into.add(word + " pot");
  into.add("green " + word);
}

String rank(List<String> candidates) {
  sleep(Duration.ofMillis(5));
  return Collections.min(candidates);
}

/* output:
green tea
*/
