import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Result(String feed, String text) {}

void main() {
  run(() -> {
    var results = new ArrayList<Result>();
    for (String feed : List.of("news", "broken", "sport")) {
      try {
        results.add(new Result(feed, read(feed))); // expect: sequential
      } catch (IOException e) {
        results.add(new Result(feed, "failed: " + e.getMessage()));
      }
    }
    results.forEach(IO::println);
  });
}

String read(String feed) throws IOException {
  sleep(Duration.ofMillis(5));
  if (feed.equals("broken")) {
    throw new IOException("no such feed");
  }
  return feed + " of today";
}

/* output:
Result[feed=news, text=news of today]
Result[feed=broken, text=failed: no such feed]
Result[feed=sport, text=sport of today]
*/
