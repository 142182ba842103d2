import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    int failures = 0;
    var loaded = new ArrayList<String>();
    for (String feed : List.of("a", "bad-1", "b", "bad-2", "c")) {
      try {
        loaded.add(load(feed));
      } catch (IOException e) {
        if (++failures == 2) {
          break;
        }
      }
    }
    IO.println(loaded + ", " + failures + " failures");
  });
}

String load(String feed) throws IOException {
  sleep(Duration.ofMillis(3));
  if (feed.startsWith("bad")) {
    throw new IOException(feed);
  }
  return feed;
}

/* output:
[a, b], 2 failures
*/
