import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

final Map<String, List<String>> site =
    Map.of("/", List.of("/a", "/b"), "/a", List.of("/b", "/c"), "/b", List.of("/"), "/c", List.of());

void main() {
  run(() -> {
    var seen = new LinkedHashSet<>(List.of("/"));
    var queue = new ArrayDeque<>(seen);
    while (!queue.isEmpty()) {
      for (String link : links(queue.poll())) {
        if (seen.add(link)) {
          queue.add(link);
        }
      }
    }
    IO.println(seen);
  });
}

List<String> links(String page) {
  sleep(Duration.ofMillis(3));
  return site.get(page);
}

/* output:
[/, /a, /b, /c]
*/
